import { Injectable } from '@nestjs/common';
import type { ThrottlerStorage } from '@nestjs/throttler';
import { RedisScript } from '@constellation/server-redis';
import { Redis } from 'ioredis';
import { MemoryCounters } from './memory-counters.ts';

const count = new RedisScript(`
local hits = redis.call('incr', KEYS[1])
local left = redis.call('pttl', KEYS[1])
if left < 0 then
  redis.call('pexpire', KEYS[1], ARGV[1])
  left = tonumber(ARGV[1])
end
return { hits, left }`);

type Counted = Awaited<ReturnType<ThrottlerStorage['increment']>>;

/**
 * Counts in Redis, so that a limit holds over all gateways and their restarts. While Redis is away each gateway counts by
 * itself: the limits get wider, but never open.
 */
@Injectable()
export class RedisThrottlerStorage implements ThrottlerStorage {
  private readonly own = new MemoryCounters();

  constructor(private readonly redis: Redis) {}

  /** `ttl` is the window in milliseconds; the answer's times are in seconds, as the throttler has them. */
  async increment(key: string, ttl: number, limit: number): Promise<Counted> {
    const [hits, left] = await this.count(key, ttl);
    const seconds = Math.max(1, Math.ceil(left / 1000));
    return { totalHits: hits, timeToExpire: seconds, isBlocked: hits > limit, timeToBlockExpire: hits > limit ? seconds : 0 };
  }

  private async count(key: string, ttl: number): Promise<[number, number]> {
    try {
      return (await count.run(this.redis, [`gw:rate:${key}`], [ttl])) as [number, number];
    } catch {
      return this.own.count(key, ttl);
    }
  }
}
