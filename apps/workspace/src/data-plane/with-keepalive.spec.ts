import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { withKeepalive } from './with-keepalive.ts';

describe('a stream that is kept alive', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('says something while nothing comes, loses nothing, and ends with its source', async () => {
    const slow = Promise.withResolvers<string>();
    let isLeft = false;
    const source = async function* () {
      try {
        yield 'first';
        yield await slow.promise;
      } finally {
        isLeft = true;
      }
    };
    const kept = withKeepalive(source(), 1_000, 'idle');
    expect((await kept.next()).value).toBe('first');
    for (let i = 0; i < 2; i++) {
      const next = kept.next();
      await vi.advanceTimersByTimeAsync(1_000);
      expect((await next).value).toBe('idle');
    }
    slow.resolve('second');
    expect((await kept.next()).value).toBe('second');
    expect((await kept.next()).done).toBe(true);
    expect(isLeft).toBe(true);
  });

  it('leaves its source when its reader leaves', async () => {
    let isLeft = false;
    const source = async function* () {
      try {
        yield 'first';
        yield 'second';
      } finally {
        isLeft = true;
      }
    };
    for await (const item of withKeepalive(source(), 1_000, 'idle')) if (item === 'first') break;
    expect(isLeft).toBe(true);
  });
});
