import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { IdleClock } from './idle-clock.ts';

describe('IdleClock', () => {
  const onIdle = vi.fn();
  beforeEach(() => {
    vi.useFakeTimers();
    onIdle.mockClear();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('strikes when nobody came', () => {
    new IdleClock(600, onIdle);
    vi.advanceTimersByTime(599);
    expect(onIdle).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    expect(onIdle).toHaveBeenCalledOnce();
  });

  it('waits anew from when the last one left', () => {
    const clock = new IdleClock(600, onIdle);
    clock.arrive();
    clock.arrive();
    vi.advanceTimersByTime(10_000);
    clock.leave();
    vi.advanceTimersByTime(10_000);
    clock.leave();
    vi.advanceTimersByTime(599);
    expect(onIdle).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    expect(onIdle).toHaveBeenCalledOnce();
  });
});
