import { describe, expect, it } from 'vitest';
import { applyEdit } from './apply-edit.ts';
import type { ToolFailure } from './tool-failure.ts';

const edit = (text: string, oldText: string, newText: string, replaceAll = false) => applyEdit(text, { oldText, newText, replaceAll });
const failure = (work: () => unknown): Pick<ToolFailure, 'code' | 'message'> => {
  try {
    work();
  } catch (error) {
    return error as ToolFailure;
  }
  throw new Error('It did not fail.');
};

describe('an edit', () => {
  it('replaces what occurs once, and leaves every other byte alone', () => {
    expect(edit('\uFEFFa = 1\r\nb = 2', 'b = 2', 'b = 3')).toBe('\uFEFFa = 1\r\nb = 3');
  });
  it('takes the new text as it is, dollar signs included', () => {
    expect(edit('x', 'x', "$& $1 $' $$")).toBe("$& $1 $' $$");
  });
  it('names the lines when there is more than one place', () => {
    const { code, message } = failure(() => edit('a\nb\na\nc\na\n', 'a', 'z'));
    expect([code, message]).toEqual(['edit.not_unique', expect.stringContaining('3 times, on lines 1, 3, 5')]);
  });
  it('replaces every place when it is asked to', () => {
    expect(edit('a b a', 'a', 'z', true)).toBe('z b z');
  });
  it('shows the most similar lines when there is none', () => {
    const { code, message } = failure(() => edit('const one = 1;\nconst total = add(one, 2);\n', 'const total = add(one, 3);', 'x'));
    expect([code, message]).toEqual(['edit.not_found', expect.stringMatching(/line 2 .*\n?const total = add\(one, 2\);/)]);
  });
  it('refuses to change nothing', () => {
    expect(failure(() => edit('a', 'a', 'a')).code).toBe('edit.no_change');
  });
  it('keeps the line breaks of a file that uses \\r\\n', () => {
    expect(edit('one\r\ntwo\r\nthree\r\n', 'one\ntwo\n', 'one\n2\n')).toBe('one\r\n2\r\nthree\r\n');
  });
  it('forgives an indentation that is off by the same amount on every line, and gives the new lines the same', () => {
    const file = 'class A {\n    run() {\n        go();\n    }\n}\n';
    expect(edit(file, 'run() {\n    go();\n}', 'run() {\n    stop();\n}')).toBe('class A {\n    run() {\n        stop();\n    }\n}\n');
  });
  it('forgives no indentation that is off by different amounts, nor one with two places', () => {
    expect(failure(() => edit('  a\n      b\n', 'a\nb', 'x')).code).toBe('edit.not_found');
    expect(failure(() => edit('  a {\n  }\n    a {\n    }\n', 'a {\n}', 'x')).code).toBe('edit.not_found');
  });
});
