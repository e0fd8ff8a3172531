import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { wait } from '../testing/test-operations.ts';
import { deadlineOf, signalOf } from './call-budget.ts';

beforeEach(() => void vi.useFakeTimers({ now: 0 }));
afterEach(() => vi.useRealTimers());

const surrounding = (leftMs: number, signal = new AbortController().signal) => ({
  correlationId: '',
  principal: undefined,
  operation: '',
  signal,
  remainingMs: () => leftMs,
});
const left = (...parameters: Parameters<typeof deadlineOf>) => deadlineOf(...parameters) - performance.now();

describe('the time a call may take', () => {
  it("is the operation's, or the caller's, and never over 30 s", () => {
    expect(left(wait, {}, undefined)).toBe(5_000);
    expect(left(wait, { timeoutMs: 9_000 }, undefined)).toBe(9_000);
    expect(left(wait, { timeoutMs: 90_000 }, undefined)).toBe(30_000);
  });

  it('leaves the surrounding call ten milliseconds to answer', () => {
    expect(left(wait, {}, surrounding(300))).toBe(290);
    expect(left(wait, { timeoutMs: 100 }, surrounding(300))).toBe(100);
  });
});

describe('the signal of a call', () => {
  it('aborts with its own and with the surrounding call', () => {
    const [own, outer] = [new AbortController(), new AbortController()];
    const signal = signalOf({ signal: own.signal }, surrounding(1, outer.signal));
    expect(signal?.aborted).toBe(false);
    outer.abort();
    expect(signal?.aborted).toBe(true);
    expect(signalOf({}, undefined)).toBeUndefined();
  });
});
