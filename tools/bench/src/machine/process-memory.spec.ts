import { describe, expect, it } from 'vitest';
import { withDescendants } from './process-memory.ts';

const entry = (pid: number, parent: number) => ({ pid, parent, command: `program ${pid}` });

describe('withDescendants', () => {
  it('follows children of children and leaves strangers out', () => {
    const table = [entry(1, 0), entry(2, 1), entry(3, 2), entry(4, 1), entry(5, 4)];
    expect(withDescendants(table, 2).map(({ pid }) => pid)).toEqual([2, 3]);
    expect(withDescendants(table, 1).map(({ pid }) => pid)).toEqual([1, 2, 3, 4, 5]);
  });

  it('does not loop on a process that names itself as its parent', () => {
    expect(withDescendants([entry(0, 0)], 0)).toEqual([entry(0, 0)]);
  });
});
