import { expect, it } from 'vitest';
import { withDescendants } from './process-table.ts';

it('finds the children of children, in whatever order they are listed', () => {
  const entry = (pid: number, parent: number) => ({ pid, parent, startTime: '1', uid: 0 });
  const table = [entry(9, 5), entry(5, 3), entry(3, 1), entry(4, 1), entry(1, 0)];
  expect(withDescendants(table, [3]).map(({ pid }) => pid)).toEqual([9, 5, 3]);
});
