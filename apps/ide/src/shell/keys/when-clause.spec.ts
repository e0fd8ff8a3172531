import { describe, expect, it } from 'vitest';
import { parseWhen } from './when-clause.ts';

const facts: Record<string, string | boolean | number> = { editorFocus: true, readOnly: false, view: 'files', count: 2 };
const test = (clause: string): boolean => parseWhen(clause)((key) => facts[key]);

describe('parseWhen', () => {
  it.each([
    ['editorFocus', true],
    ['!editorFocus', false],
    ['unknown', false],
    ['editorFocus && readOnly', false],
    ['readOnly || editorFocus && view == files', true],
    ['(readOnly || editorFocus) && !readOnly', true],
    ["view == 'files'", true],
    ['view != files', false],
    ['count == 2', true],
    ["view == 'files' && !(readOnly || unknown)", true],
  ])('reads %s', (clause, expected) => {
    expect(test(clause)).toBe(expected);
  });

  it.each(['', 'a &&', '(a', 'a b', 'a == ', '&& a', 'a $ b'])('refuses "%s"', (clause) => {
    expect(() => parseWhen(clause)).toThrow(/condition/);
  });
});
