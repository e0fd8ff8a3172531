import { describe, expect, it } from 'vitest';
import { backoffMs } from './backoff-ms.ts';

describe('backoffMs', () => {
  it('doubles from a quarter of a second and stays at fifteen', () => {
    expect([0, 1, 2, 5, 6, 40].map((attempt) => backoffMs(attempt, () => 1))).toEqual([250, 500, 1_000, 8_000, 15_000, 15_000]);
  });

  it('spreads over the upper half, so that a restarted server is not met by all at once', () => {
    expect(backoffMs(4, () => 0)).toBe(2_000);
    expect(backoffMs(4, () => 0.5)).toBe(3_000);
  });
});
