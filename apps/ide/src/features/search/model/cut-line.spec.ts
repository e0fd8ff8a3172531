import { expect, it } from 'vitest';
import { cutLine } from './cut-line.ts';

it('drops the indentation and keeps what is near the match', () => {
  expect(cutLine('    return sum(a, b);', [11, 14])).toEqual({ before: 'return ', match: 'sum', after: '(a, b);' });
});

it('cuts a long beginning, so that the match stays in view', () => {
  const { before, match } = cutLine(`${'x'.repeat(100)}needle`, [100, 106]);
  expect(before).toBe(`…${'x'.repeat(30)}`);
  expect(match).toBe('needle');
});
