import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diffLines, splitLines, type LineChange } from './diff-lines.ts';
import { nearestLines } from './nearest-lines.ts';
import { unifiedDiff } from './unified-diff.ts';

const apply = (before: string[], after: string[], changes: LineChange[]): string[] => {
  const result: string[] = [];
  let cursor = 0;
  for (const change of changes) {
    result.push(...before.slice(cursor, change.beforeStart), ...after.slice(change.afterStart, change.afterEnd));
    cursor = change.beforeEnd;
  }
  return [...result, ...before.slice(cursor)];
};

/** Length of the longest common subsequence, the slow and obvious way. */
const commonLines = (a: string[], b: string[]): number => {
  let row = new Array<number>(b.length + 1).fill(0);
  for (const line of a) {
    const next = [0];
    for (const [j, other] of b.entries()) next.push(line === other ? (row[j] ?? 0) + 1 : Math.max(row[j + 1] ?? 0, next[j] ?? 0));
    row = next;
  }
  return row[b.length] ?? 0;
};

const someLines = fc.array(fc.constantFrom('a\n', 'b\n', 'c\n', 'd\n'), { maxLength: 40 });

describe('a line diff', () => {
  it('turns the old text into the new one, whatever they are', () => {
    fc.assert(
      fc.property(someLines, someLines, (a, b) => {
        expect(apply(a, b, diffLines(a, b))).toEqual(b);
      }),
      { numRuns: 2_000 },
    );
  });
  it('changes no more lines than it must', () => {
    fc.assert(
      fc.property(someLines, someLines, (a, b) => {
        const removed = diffLines(a, b).reduce((sum, c) => sum + c.beforeEnd - c.beforeStart, 0);
        expect(a.length - removed).toBe(commonLines(a, b));
      }),
      { numRuns: 1_000 },
    );
  });
  it('stays fast for two large texts that share nothing', () => {
    const a = Array.from({ length: 20_000 }, (_, i) => `a${String(i)}\n`);
    const b = Array.from({ length: 20_000 }, (_, i) => `b${String(i)}\n`);
    expect(diffLines(a, b)).toEqual([{ beforeStart: 0, beforeEnd: 20_000, afterStart: 0, afterEnd: 20_000 }]);
  });
  it('keeps every line break, and a last line without one', () => {
    expect(splitLines('a\r\nb\n\nc')).toEqual(['a\r\n', 'b\n', '\n', 'c']);
    expect(splitLines('')).toEqual([]);
  });
});

describe('a unified diff', () => {
  it('shows each change with its surroundings and line numbers', () => {
    const before = 'one\ntwo\nthree\nfour\nfive\nsix\nseven\neight\nnine\nten\n';
    expect(unifiedDiff(before, before.replace('five', 'FIVE'), 1)).toBe('@@ -4,3 +4,3 @@\n four\n-five\n+FIVE\n six');
  });
  it('is empty when nothing changed', () => {
    expect(unifiedDiff('a\n', 'a\n')).toBe('');
  });
});

describe('the nearest lines', () => {
  it('point to where a failed match was probably meant', () => {
    const [best] = nearestLines('const a = 1;\nconst total = add(1, 2);\nreturn total;\n', 'const total = add(1, 3);');
    expect(best).toMatchObject({ line: 2, text: 'const total = add(1, 2);' });
  });
  it('are none when nothing resembles it', () => {
    expect(nearestLines('alpha\nbeta\n', 'function zeta() {}')).toEqual([]);
  });
});
