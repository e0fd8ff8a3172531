import { describe, expect, it } from 'vitest';
import { percentile } from './percentile.ts';

const oneToHundred = Array.from({ length: 100 }, (_, index) => 100 - index);

describe('percentile', () => {
  it('is a value that was measured, whatever the order of the values', () => {
    expect(percentile(oneToHundred, 0.95)).toBe(95);
    expect(percentile([3, 1, 2], 0.5)).toBe(2);
  });

  it('takes the upper neighbour where the rank falls between two values', () => {
    expect(percentile([1, 2, 3, 4], 0.51)).toBe(3);
  });

  it('is the least value for 0 and the greatest for 1', () => {
    expect(percentile(oneToHundred, 0)).toBe(1);
    expect(percentile(oneToHundred, 1)).toBe(100);
  });

  it('compares as numbers', () => {
    expect(percentile([9, 10, 100], 1)).toBe(100);
  });

  it('is not a number when nothing was measured', () => {
    expect(percentile([], 0.5)).toBeNaN();
  });
});
