import type { ResourceChange, SessionId } from '@constellation/contracts-kernel';
import { ChangeFeed } from '@constellation/transport';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { LiveSession } from '../identity/live-session.ts';
import type { LiveSessions } from '../identity/live-sessions.ts';
import { SessionWatch } from './session-watch.ts';

const id: SessionId = 'ses_01HZZZZZZZZZZZZZZZZZZZZZZZ';
const live = { sessionId: id } as LiveSession;

class Feed extends ChangeFeed {
  listener: (change: ResourceChange) => void = () => undefined;
  override subscribe(listener: (change: ResourceChange) => void): () => void {
    this.listener = listener;
    return () => undefined;
  }
}

describe('the watch over sessions', () => {
  let answer: () => Promise<(LiveSession | undefined)[]>;
  let feed: Feed;
  let watch: SessionWatch;
  const ends: string[] = [];

  beforeEach(() => {
    vi.useFakeTimers();
    answer = () => Promise.resolve([live]);
    feed = new Feed();
    const sessions = { read: () => answer(), forget: () => undefined } as unknown as LiveSessions;
    watch = new SessionWatch(sessions, feed);
    watch.onModuleInit();
    ends.length = 0;
    watch.watch(id, (reason) => ends.push(reason));
  });
  afterEach(() => {
    watch.onModuleDestroy();
    vi.useRealTimers();
  });

  it('ends what is open within a second of the end, and tells it once', async () => {
    await vi.advanceTimersByTimeAsync(10_000);
    expect(ends).toEqual([]);
    answer = () => Promise.resolve([undefined]);
    await vi.advanceTimersByTimeAsync(500);
    expect(ends).toEqual(['ended']);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(ends).toEqual(['ended']);
  });

  it('asks at once when it is told of a change', async () => {
    answer = () => Promise.resolve([undefined]);
    feed.listener({ resource: 'session', id, version: 2 });
    await vi.advanceTimersByTimeAsync(0);
    expect(ends).toEqual(['ended']);
  });

  it('bears silence for five seconds, and then closes what it cannot answer for', async () => {
    answer = () => Promise.reject(new Error('nobody can tell'));
    await vi.advanceTimersByTimeAsync(4_500);
    expect(ends).toEqual([]);
    answer = () => Promise.resolve([live]);
    await vi.advanceTimersByTimeAsync(500);
    answer = () => Promise.reject(new Error('nobody can tell'));
    await vi.advanceTimersByTimeAsync(4_500);
    expect(ends).toEqual([]);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(ends).toEqual(['unknown']);
  });

  it('is not held up for ever by an answer that never comes', async () => {
    answer = () => new Promise(() => undefined);
    await vi.advanceTimersByTimeAsync(6_000);
    expect(ends).toEqual(['unknown']);
  });

  it('forgets who stopped watching', async () => {
    const others: string[] = [];
    watch.watch(id, (reason) => others.push(reason))();
    answer = () => Promise.resolve([undefined]);
    await vi.advanceTimersByTimeAsync(500);
    expect(others).toEqual([]);
    expect(ends).toEqual(['ended']);
  });
});
