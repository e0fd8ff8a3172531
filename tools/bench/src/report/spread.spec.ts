import { describe, expect, it } from 'vitest';
import { spread } from './spread.ts';

describe('spread', () => {
  it('names each share and holds it against the goal of that share alone', () => {
    expect(spread('echo', [1, 2, 3, 4], [0.5, 0.999, 1], { 1: 10 })).toEqual([
      { name: 'echo p50', unit: 'ms', value: 2 },
      { name: 'echo p99.9', unit: 'ms', value: 4 },
      { name: 'echo max', unit: 'ms', value: 4, goal: 10 },
    ]);
  });
});
