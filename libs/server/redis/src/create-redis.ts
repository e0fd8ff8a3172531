import { Redis } from 'ioredis';
import { observeRedis } from './observe-redis.ts';

export interface RedisOptions {
  url: string;
  /** Shown by `CLIENT LIST`. */
  name: string;
  /** Milliseconds until a command that got no answer fails; 2,000 unless given. */
  commandTimeoutMs?: number;
}

/**
 * A connection that fails at once while Redis is away (no offline queue, nothing sent again behind the caller's back) and
 * reconnects for ever, 50 ms to 1 s apart. It is not connected yet: call `connect()`.
 */
export const createRedis = ({ url, name, commandTimeoutMs = 2_000 }: RedisOptions): Redis => {
  const redis = new Redis(url, {
    connectionName: name,
    lazyConnect: true,
    enableOfflineQueue: false,
    autoResendUnfulfilledCommands: false,
    enableAutoPipelining: true,
    maxRetriesPerRequest: 0,
    commandTimeout: commandTimeoutMs,
    connectTimeout: 5_000,
    retryStrategy: (attempt) => Math.min(50 * 2 ** Math.min(attempt, 6), 1_000),
  });
  observeRedis(redis, name);
  return redis;
};
