import { describe, expect, it } from 'vitest';
import { restartDelay } from './restart-delay.ts';

const endings = (count: number, everyMs: number): number[] => Array.from({ length: count }, (_, index) => 1_000_000 + index * everyMs);

describe('the delay before a restart', () => {
  it('doubles from 0.2 s to 5 s', () => {
    const delays = [1, 2, 3, 4, 5, 6, 7].map((count) => restartDelay(endings(count, 10)));
    expect(delays).toEqual([200, 400, 800, 1600, 3200, 5000, 5000]);
  });

  it('is none after ten endings within a minute', () => {
    expect(restartDelay(endings(9, 100))).toBe(5000);
    expect(restartDelay(endings(10, 100))).toBeUndefined();
  });

  it('forgets endings older than a minute', () => {
    expect(restartDelay(endings(50, 30_000))).toBe(400);
    expect(restartDelay(endings(50, 61_000))).toBe(200);
  });
});
