import { describe, expect, it } from 'vitest';
import { priceOf } from './price-table.ts';

const today = new Date('2026-11-24T00:00:00Z');
const usage = { inputTokens: 1_000, outputTokens: 500, cacheReadTokens: 10_000, cacheWriteTokens: 2_000 };

describe('priceOf', () => {
  it('counts in whole micro-dollars, cache reads and writes at their own rates', () => {
    // 1,000 x 4 + 10,000 x 4 x 0.05 + 2,000 x 4 x 1.25 + 500 x 20
    expect(priceOf('claude-opus-5-5', today)?.costOf(usage)).toBe(26_000);
  });

  it('takes the higher rates for a large prompt', () => {
    const small = { inputTokens: 100_000, outputTokens: 0, cacheReadTokens: 0, cacheWriteTokens: 0 };
    expect(priceOf('claude-haiku-5-5', today)?.costOf(small)).toBe(10_000);
    expect(priceOf('claude-haiku-5-5', today)?.costOf({ ...small, inputTokens: 100_001 })).toBe(50_001);
  });

  it('knows a model by its name with a date', () => {
    expect(priceOf('claude-haiku-4-5-20251001', today)?.costOf(usage)).toBe(7_000);
  });

  it('knows nothing of other models, nor of the time before its first list', () => {
    expect(priceOf('qwen3-coder', today)).toBeUndefined();
    expect(priceOf('claude-opus-5-5', new Date('2025-01-01'))).toBeUndefined();
  });
});
