import { describe, expect, it } from 'vitest';
import { mix, writes } from './mix.ts';

const sum = (values: number[]): number => values.reduce((total, value) => total + value, 0);

describe('the mix of requests', () => {
  it('has 80 reads to 20 writes', () => {
    expect(sum(Object.values(mix))).toBe(100);
    expect(sum(writes.map((kind) => mix[kind]))).toBe(20);
  });
});
