import { describe, expect, it } from 'vitest';
import { pickInstance } from './pick-instance.ts';

const sequence =
  (...values: number[]) =>
  () =>
    values.shift() ?? 0;

describe('choosing an instance', () => {
  it('takes the only one, or none', () => {
    expect(pickInstance(['a'], () => 9, Math.random)).toBe('a');
    expect(pickInstance<string>([], () => 0, Math.random)).toBeUndefined();
  });

  it('takes the one with fewer open calls of two different ones', () => {
    const open: Record<string, number> = { a: 3, b: 1, c: 0 };
    expect(pickInstance(['a', 'b', 'c'], (id) => open[id] ?? 0, sequence(0, 0))).toBe('b');
    expect(pickInstance(['a', 'b', 'c'], (id) => open[id] ?? 0, sequence(0.4, 0.6))).toBe('b');
    expect(pickInstance(['a', 'b', 'c'], (id) => open[id] ?? 0, sequence(0.99, 0.99))).toBe('c');
  });

  it('spreads idle instances evenly', () => {
    const counts = new Map<string, number>();
    for (let n = 0; n < 3_000; n++) {
      const picked = pickInstance(['a', 'b', 'c'], () => 0, Math.random) ?? '';
      counts.set(picked, (counts.get(picked) ?? 0) + 1);
    }
    expect(Math.min(...counts.values())).toBeGreaterThan(800);
  });
});
