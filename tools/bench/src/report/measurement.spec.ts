import { describe, expect, it } from 'vitest';
import { isMet } from './measurement.ts';

const figure = { name: 'echo', unit: 'ms' };

describe('isMet', () => {
  it('holds a figure to its upper bound, the bound included', () => {
    expect(isMet({ ...figure, value: 10, goal: 10 })).toBe(true);
    expect(isMet({ ...figure, value: 10.01, goal: 10 })).toBe(false);
  });

  it('holds a figure to a lower bound where more is better', () => {
    expect(isMet({ ...figure, value: 4.8, goal: 4, atLeast: true })).toBe(true);
    expect(isMet({ ...figure, value: 3.9, goal: 4, atLeast: true })).toBe(false);
  });

  it('does not take a failed measurement for a good one', () => {
    expect(isMet({ ...figure, value: Number.NaN, goal: 10 })).toBe(false);
  });

  it('says nothing about a figure without a goal', () => {
    expect(isMet({ ...figure, value: 10 })).toBeUndefined();
  });
});
