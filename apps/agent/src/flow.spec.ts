import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Flow } from './flow.ts';

describe('Flow', () => {
  const producer = { pause: vi.fn(), resume: vi.fn() };
  const follower = (lag: number, inFlight = lag) => {
    const state = { lag, inFlight };
    return { state, lag: () => state.lag, inFlight: () => state.inFlight };
  };
  let flow: Flow;

  beforeEach(() => {
    vi.useFakeTimers();
    vi.clearAllMocks();
    flow = new Flow({ pauseAt: 100, resumeAt: 10, patienceMs: 2_000 }, producer);
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('never pauses without followers', () => {
    flow.check();
    expect(producer.pause).not.toHaveBeenCalled();
  });

  it('pauses above one mark and resumes below the other', () => {
    const slow = follower(101);
    flow.add(slow);
    expect(producer.pause).toHaveBeenCalledOnce();
    slow.state.lag = 11;
    flow.check();
    expect(producer.resume).not.toHaveBeenCalled();
    slow.state.lag = 10;
    flow.check();
    expect(producer.resume).toHaveBeenCalledOnce();
    expect(flow.isPaused).toBe(false);
  });

  it('is paced by the slowest, for its patience, and then goes on without it', () => {
    const slow = follower(101);
    const fast = follower(0);
    flow.add(fast);
    flow.add(slow);
    vi.advanceTimersByTime(1_999);
    expect(flow.isPaused).toBe(true);
    vi.advanceTimersByTime(1);
    expect(flow.isPaused).toBe(false);
    slow.state.lag = 500;
    flow.check();
    expect(flow.isPaused).toBe(false);
    fast.state.lag = 101;
    flow.check();
    expect(flow.isPaused).toBe(true);
  });

  it('counts a follower again once it has read what it was sent', () => {
    const slow = follower(101);
    flow.add(slow);
    vi.advanceTimersByTime(2_000);
    slow.state.inFlight = 10;
    flow.check();
    expect(flow.isPaused).toBe(true);
  });

  it('resumes when the one that paused it leaves', () => {
    const slow = follower(101);
    flow.add(slow);
    flow.remove(slow);
    expect(producer.resume).toHaveBeenCalledOnce();
    vi.advanceTimersByTime(5_000);
    expect(producer.resume).toHaveBeenCalledOnce();
  });
});
