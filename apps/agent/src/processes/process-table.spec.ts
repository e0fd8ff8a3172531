import { describe, expect, it } from 'vitest';
import { endableProcesses, type ProcessEntry, withDescendants } from './process-table.ts';

const entry = (pid: number, parent: number, startedAt: number, isZombie = false): ProcessEntry => ({
  pid,
  parent,
  session: pid,
  startedAt,
  isZombie,
  name: 'x',
  ticks: 0,
});

describe('endableProcesses', () => {
  it('never holds what was there before the agent, the agent itself or the dead', () => {
    const table = [
      entry(1, 0, 1),
      entry(900_001, 1, 50),
      entry(process.pid, 900_001, 100),
      entry(900_002, process.pid, 101),
      entry(900_003, 1, 102, true),
    ];
    expect(endableProcesses(table).map(({ pid }) => pid)).toEqual([900_002]);
  });

  it('holds nothing when the agent cannot be found', () => {
    expect(endableProcesses([entry(900_001, 1, 50)])).toEqual([]);
  });
});

describe('withDescendants', () => {
  it('finds children of children in any order', () => {
    expect([...withDescendants([entry(4, 3, 1), entry(3, 2, 1), entry(2, 1, 1), entry(9, 8, 1)], new Set([2]))].sort()).toEqual([2, 3, 4]);
  });
});
