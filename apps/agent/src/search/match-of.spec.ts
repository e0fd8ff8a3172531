import { describe, expect, it } from 'vitest';
import { matchOf } from './match-of.ts';

const line = (text: string, submatches: { start: number; end: number }[], lines: object = { text }) =>
  JSON.stringify({ type: 'match', data: { path: { text: './src/a.ts' }, lines, line_number: 3, absolute_offset: 0, submatches } });

describe('matchOf', () => {
  it('turns bytes into columns', () => {
    expect(matchOf(line('é🙂x\n', [{ start: 6, end: 7 }]))).toEqual({
      path: 'src/a.ts',
      line: 3,
      text: 'é🙂x',
      ranges: [{ start: 3, end: 4 }],
      textOffset: 0,
    });
  });

  it('reads a line that is not UTF-8', () => {
    const bytes = Buffer.from([0xff, 0x78]).toString('base64');
    expect(matchOf(line('', [{ start: 1, end: 2 }], { bytes }))).toMatchObject({ text: '\ufffdx', ranges: [{ start: 1, end: 2 }] });
  });

  it('leaves the line end out of the text and the ranges', () => {
    expect(matchOf(line('ab\r\n', [{ start: 1, end: 4 }]))).toMatchObject({ text: 'ab', ranges: [{ start: 1, end: 2 }] });
  });

  it('cuts a long line around its first match and drops matches that are cut off', () => {
    const text = `${'a'.repeat(5_000)}needle${'b'.repeat(5_000)}needle`;
    const match = matchOf(
      line(text, [
        { start: 5_000, end: 5_006 },
        { start: 10_006, end: 10_012 },
      ]),
    );
    expect(match?.ranges).toEqual([{ start: 100, end: 106 }]);
    expect(match?.text.slice(100, 106)).toBe('needle');
    expect(match?.textOffset).toBe(4_900);
  });

  it('answers nothing for what is no match', () => {
    expect(matchOf('{"type":"begin","data":{"path":{"text":"a"}}}')).toBeUndefined();
  });
});
