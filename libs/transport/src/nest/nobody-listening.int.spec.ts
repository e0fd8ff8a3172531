import { startRedis } from '@constellation/testing-stores';
import { Redis } from 'ioredis';
import { describe, expect, it, vi } from 'vitest';
import { channels, keys } from '../core/channels.ts';
import { Directory } from '../core/directory.ts';
import { TransportHealth } from '../core/transport-health.ts';
import { count } from '../testing/test-operations.ts';
import { startCaller, startReplica } from '../testing/test-service.ts';

describe('without anyone to answer', () => {
  it('fails a call at once, not executed', async () => {
    const redis = await startRedis();
    const { app, rpc } = await startCaller(redis.url);
    const before = performance.now();
    await expect(rpc.call(count, { n: 1 })).rejects.toMatchObject({ code: 'unavailable', executed: 'no' });
    expect(performance.now() - before).toBeLessThan(1_000);
    await app.close();
    await redis.stop();
  });

  it('fails at once too when the registry still names an instance that is gone', async () => {
    const redis = await startRedis();
    const commands = new Redis(redis.url);
    const instanceId = 'project-gone';
    const record = { instanceId, service: 'project', http: '', version: '1', state: 'up', inFlight: 0 };
    await commands.zadd(keys.live('project'), Date.now() + 60_000, instanceId);
    await commands.hset(keys.instances('project'), instanceId, JSON.stringify(record));
    const { app, rpc } = await startCaller(redis.url);
    const before = performance.now();
    await expect(rpc.call(count, { n: 1 })).rejects.toMatchObject({ code: 'unavailable', executed: 'no' });
    expect(performance.now() - before).toBeLessThan(1_000);
    await app.close();
    commands.disconnect();
    await redis.stop();
  });

  it('fails a call long before its deadline when its reply was lost', async () => {
    const redis = await startRedis();
    const commands = new Redis(redis.url);
    const { app, rpc } = await startCaller(redis.url);
    const inbox = new Redis(redis.url);
    const instanceId = 'project-forgetful';
    await inbox.ssubscribe(channels.inbox(instanceId));
    inbox.on('smessage', (_channel: string, message: string) => {
      const frame = JSON.parse(message) as [number, string, string[]];
      // It drops the request and, asked for the call, does not know it.
      if (frame[0] === 6) void commands.spublish(channels.inbox(frame[1]), JSON.stringify([7, frame[2]]));
    });
    const record = { instanceId, service: 'project', http: '', version: '1', state: 'up', inFlight: 0 };
    await commands.spublish(channels.notices('project'), JSON.stringify({ kind: 'here', instance: record }));
    await vi.waitUntil(() => app.get(Directory).live('project').length === 1);
    const before = performance.now();
    await expect(rpc.call(count, { n: 1 })).rejects.toMatchObject({ code: 'instance_lost', executed: 'unknown' });
    expect(performance.now() - before).toBeLessThan(2_000);
    await app.close();
    commands.disconnect();
    inbox.disconnect();
    await redis.stop();
  });
});

describe('Redis restarted', () => {
  it('fails calls at once while it is away, then works as before although it came back empty', async () => {
    const redis = await startRedis();
    const [replica, caller] = await Promise.all([startReplica(redis.url), startCaller(redis.url)]);
    const health = [replica.app.get(TransportHealth), caller.app.get(TransportHealth)];
    await caller.rpc.call(count, { n: 1 });
    await vi.waitUntil(() => health.every((one) => one.isHealthy()), { timeout: 3_000 });
    await redis.stop('SIGKILL');
    await vi.waitUntil(() => health.every((one) => !one.isHealthy()), { timeout: 3_000 });
    const before = performance.now();
    await expect(caller.rpc.call(count, { n: 2 })).rejects.toMatchObject({ code: 'unavailable', executed: 'no' });
    expect(performance.now() - before).toBeLessThan(1_000);
    const again = await startRedis({ port: redis.port });
    await vi.waitUntil(
      () =>
        caller.rpc.call(count, { n: 3 }).then(
          () => true,
          () => false,
        ),
      { timeout: 10_000 },
    );
    await vi.waitUntil(() => health.every((one) => one.isHealthy()), { timeout: 5_000 });
    await Promise.all([replica.app.close(), caller.app.close()]);
    await again.stop();
  });

  it('is noticed when it only froze, and work goes on once it answers again', async () => {
    const redis = await startRedis();
    const [replica, caller] = await Promise.all([startReplica(redis.url), startCaller(redis.url)]);
    const health = caller.app.get(TransportHealth);
    await vi.waitUntil(() => health.isHealthy(), { timeout: 3_000 });
    process.kill(redis.pid, 'SIGSTOP');
    const before = performance.now();
    await expect(caller.rpc.call(count, { n: 1 })).rejects.toMatchObject({ code: 'instance_lost', executed: 'unknown' });
    expect(performance.now() - before).toBeLessThan(4_500);
    await vi.waitUntil(() => !health.isHealthy(), { timeout: 5_000 });
    process.kill(redis.pid, 'SIGCONT');
    await vi.waitUntil(() => health.isHealthy(), { timeout: 8_000 });
    await vi.waitUntil(
      () =>
        caller.rpc.call(count, { n: 2 }).then(
          () => true,
          () => false,
        ),
      { timeout: 8_000 },
    );
    await Promise.all([replica.app.close(), caller.app.close()]);
    await redis.stop();
  });

  it('goes on answering when its data is flushed', async () => {
    const redis = await startRedis();
    const commands = new Redis(redis.url);
    const [replica, caller] = await Promise.all([startReplica(redis.url), startCaller(redis.url)]);
    await commands.flushall();
    await expect(caller.rpc.call(count, { n: 1 })).resolves.toMatchObject({ n: 1 });
    await vi.waitUntil(async () => (await commands.zcard(keys.live('project'))) === 1, { timeout: 3_000 });
    await Promise.all([replica.app.close(), caller.app.close()]);
    commands.disconnect();
    await redis.stop();
  });

  it('has exactly two connections from each process', async () => {
    const redis = await startRedis();
    const commands = new Redis(redis.url);
    const [replica, caller] = await Promise.all([startReplica(redis.url), startCaller(redis.url)]);
    await caller.rpc.call(count, { n: 1 });
    const clients = String(await commands.client('LIST'))
      .trim()
      .split('\n');
    expect(clients).toHaveLength(1 + 2 * 2);
    await Promise.all([replica.app.close(), caller.app.close()]);
    commands.disconnect();
    await redis.stop();
  });
});
