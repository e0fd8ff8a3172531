import { startRedis, type StartedRedis } from '@constellation/testing-stores';
import type { INestApplicationContext } from '@nestjs/common';
import { Redis } from 'ioredis';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { keys } from '../core/channels.ts';
import { Directory } from '../core/directory.ts';
import { Owners } from '../core/owners.ts';
import { Rpc } from '../core/rpc.ts';
import { owned } from '../testing/test-operations.ts';
import { startCaller, startReplica } from '../testing/test-service.ts';

let redis: StartedRedis;
let one: INestApplicationContext;
let other: INestApplicationContext;
let caller: INestApplicationContext;
const ownersOf = (app: INestApplicationContext) => app.get(Owners);
const idOf = (app: INestApplicationContext) => app.get(Directory).self.instanceId;

beforeEach(async () => {
  redis = await startRedis();
  const replicas = await Promise.all([startReplica(redis.url), startReplica(redis.url)]);
  [one, other] = [replicas[0].app, replicas[1].app];
  caller = (await startCaller(redis.url)).app;
});
afterEach(async () => {
  await Promise.all([one.close(), other.close(), caller.close()]);
  await redis.stop('SIGKILL');
});

describe('a lease', () => {
  it('is found by everyone, with the address of its holder', async () => {
    await ownersOf(one).claim('ws:1', 1);
    expect(ownersOf(one).holds('ws:1')).toBe(true);
    await expect(ownersOf(caller).ownerOf('ws:1')).resolves.toEqual({
      instanceId: idOf(one),
      service: 'project',
      http: 'http://127.0.0.1:1/project',
    });
    await expect(ownersOf(caller).ownerOf('ws:2')).resolves.toBeUndefined();
  });

  it('is taken by one of two that claim it with the same epoch', async () => {
    const outcomes = await Promise.allSettled([ownersOf(one).claim('ws:1', 1), ownersOf(other).claim('ws:1', 1)]);
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(outcomes.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'not_owner' } });
  });

  it('goes to a higher epoch, and the former holder is told', async () => {
    const lost: string[] = [];
    ownersOf(one).onLost((key) => lost.push(key));
    await ownersOf(one).claim('ws:1', 1);
    await ownersOf(other).claim('ws:1', 2);
    await vi.waitUntil(() => lost.includes('ws:1'), { timeout: 7_000 });
    expect(ownersOf(one).holds('ws:1')).toBe(false);
    await expect(ownersOf(caller).ownerOf('ws:1')).resolves.toMatchObject({ instanceId: idOf(other) });
  });

  it('is free once given back, and when its holder stops', async () => {
    await ownersOf(one).claim('ws:1', 3);
    await ownersOf(one).release('ws:1');
    await ownersOf(other).claim('ws:1', 3);
    await other.close();
    await expect(ownersOf(one).claim('ws:1', 3)).resolves.toBeUndefined();
  });

  it('is free at once when its holder is not in the registry', async () => {
    const commands = new Redis(redis.url);
    await commands.set(keys.owner('run:1'), 'project-dead|9', 'PX', 15_000);
    await expect(ownersOf(caller).ownerOf('run:1')).resolves.toBeUndefined();
    await expect(ownersOf(one).claim('run:1', 9)).resolves.toBeUndefined();
    commands.disconnect();
  });

  it('is written again after Redis lost it', async () => {
    await ownersOf(one).claim('ws:1', 1);
    await redis.stop('SIGKILL');
    redis = await startRedis({ port: redis.port });
    await vi.waitUntil(
      async () =>
        (await ownersOf(caller)
          .ownerOf('ws:1')
          .catch(() => undefined)) !== undefined,
      { timeout: 3_500 },
    );
    expect(ownersOf(one).holds('ws:1')).toBe(true);
  });
});

describe('a call that belongs to an owner', () => {
  it('is claimed by any instance when nobody owns the key, and goes to that one from then on', async () => {
    const rpc = caller.get(Rpc);
    const first = await rpc.call(owned, { key: 'ws:9', epoch: 1 });
    const later = await Promise.all(Array.from({ length: 20 }, () => rpc.call(owned, { key: 'ws:9', epoch: 1 })));
    expect(new Set(later.map(({ instanceId }) => instanceId))).toEqual(new Set([first.instanceId]));
  });

  it('is answered by the winner when many calls claim at once', async () => {
    const rpc = caller.get(Rpc);
    const answers = await Promise.all(Array.from({ length: 20 }, () => rpc.call(owned, { key: 'ws:8', epoch: 1 })));
    expect(new Set(answers.map(({ instanceId }) => instanceId)).size).toBe(1);
  });

  it('follows the owner when it changed behind the back of the one that is asked', async () => {
    const rpc = caller.get(Rpc);
    await ownersOf(one).claim('ws:7', 1);
    vi.spyOn(ownersOf(caller), 'ownerOf').mockResolvedValueOnce(other.get(Directory).self);
    await expect(rpc.call(owned, { key: 'ws:7', epoch: 1 })).resolves.toEqual({ instanceId: idOf(one) });
  });
});
