import { type StartedRedis, startRedis } from '@constellation/testing-stores';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { connectWithin } from './connect-within.ts';
import { createRedis } from './create-redis.ts';
import { RedisScript } from './redis-script.ts';

describe('a Redis connection', () => {
  let server: StartedRedis;
  let redis: ReturnType<typeof createRedis>;

  beforeEach(async () => {
    server = await startRedis();
    redis = createRedis({ url: server.url, name: 'test' });
    await redis.connect();
  });
  afterEach(async () => {
    redis.disconnect();
    await server.stop();
  });

  it('fails at once while Redis is away, and works again when it is back', async () => {
    await redis.set('key', 'value');
    await server.stop('SIGKILL');
    await vi.waitFor(() => {
      expect(redis.status).not.toBe('ready');
    });
    await expect(redis.get('key')).rejects.toThrow();
    server = await startRedis({ port: server.port });
    await vi.waitFor(() => redis.ping(), { timeout: 5_000 });
    expect(await redis.get('key')).toBeNull();
  });

  it('waits at the start for a Redis that comes a little later, but not for ever', async () => {
    await server.stop('SIGKILL');
    const early = createRedis({ url: server.url, name: 'early' });
    const connecting = connectWithin(early, 5_000);
    server = await startRedis({ port: server.port });
    await connecting;
    expect(await early.ping()).toBe('PONG');
    early.disconnect();
    const never = createRedis({ url: 'redis://127.0.0.1:1', name: 'never' });
    await expect(connectWithin(never, 200)).rejects.toThrow('did not answer within 200 ms');
  });

  it('runs a script on a Redis that forgot it', async () => {
    const increment = new RedisScript("return redis.call('incrby', KEYS[1], ARGV[1])");
    expect(await increment.run(redis, ['{n}'], [2])).toBe(2);
    await redis.script('FLUSH');
    expect(await increment.run(redis, ['{n}'], [3])).toBe(5);
  });
});
