import { describe, expect, it } from 'vitest';
import { arrivals } from './arrivals.ts';
import { seededRandom } from './seeded-random.ts';

describe('arrivals', () => {
  const times = arrivals(170, 60, seededRandom(1));

  it('are exactly as many as rate and duration say, in order, all within the duration', () => {
    expect(times).toHaveLength(10_200);
    expect(times.every((time, index) => index === 0 || time >= (times[index - 1] ?? 0))).toBe(true);
    expect(times.every((time) => time >= 0 && time < 60_000)).toBe(true);
  });

  it('come in crowds and lulls: the gaps vary about as much as their mean', () => {
    const gaps = times.slice(1).map((time, index) => time - (times[index] ?? 0));
    const mean = gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length;
    const deviation = Math.sqrt(gaps.reduce((sum, gap) => sum + (gap - mean) ** 2, 0) / gaps.length);
    expect(deviation / mean).toBeGreaterThan(0.9);
    expect(deviation / mean).toBeLessThan(1.1);
  });

  it('are the same for the same seed and others for another', () => {
    expect(arrivals(10, 1, seededRandom(7))).toEqual(arrivals(10, 1, seededRandom(7)));
    expect(arrivals(10, 1, seededRandom(7))).not.toEqual(arrivals(10, 1, seededRandom(8)));
  });
});
