import { setImmediate } from 'node:timers/promises';
import type { INestApplicationContext } from '@nestjs/common';
import type { OperationError } from '@constellation/contracts-kernel';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { startRedis, type StartedRedis } from '@constellation/testing-stores';
import type { Rpc } from '../core/rpc.ts';
import { buildReplica, ReplicaProcess } from '../testing/replica-process.ts';
import { count, look, owned, wait } from '../testing/test-operations.ts';
import { startCaller } from '../testing/test-service.ts';

let built: Awaited<ReturnType<typeof buildReplica>>;
let redis: StartedRedis;
let caller: INestApplicationContext;
let rpc: Rpc;
let replicas: ReplicaProcess[];

const start = async () => {
  const replica = await ReplicaProcess.start(built.program, redis.url);
  replicas.push(replica);
  return replica;
};

const loads: (() => Promise<void>)[] = [];

/** Calls without pause from `width` places until stopped, and tells how each call ended. */
const load = (width: number, call: () => Promise<unknown>) => {
  let stopped = false;
  const failures: OperationError[] = [];
  let done = 0;
  const place = async () => {
    while (!stopped) {
      await call().then(
        () => done++,
        (error: unknown) => failures.push(error as OperationError),
      );
      await setImmediate();
    }
  };
  const all = Promise.all(Array.from({ length: width }, place));
  const stop = async () => {
    stopped = true;
    await all;
  };
  loads.push(stop);
  return { failures, succeeded: () => done, stop };
};

beforeAll(async () => {
  built = await buildReplica();
});
afterAll(() => built.remove());
beforeEach(async () => {
  replicas = [];
  redis = await startRedis();
  ({ app: caller, rpc } = await startCaller(redis.url));
});
afterEach(async () => {
  await Promise.all(loads.splice(0).map((stop) => stop()));
  await caller.close();
  await Promise.all(replicas.map((replica) => replica.end('SIGKILL')));
  await redis.stop('SIGKILL');
});

describe('replicas that come and go', () => {
  it('fails no call while each of three replicas is restarted in turn under load', { timeout: 90_000 }, async () => {
    const first = await Promise.all([start(), start(), start()]);
    const traffic = load(20, () => rpc.call(wait, { ms: 15 }));
    for (const replica of first) {
      await start();
      await expect(replica.end('SIGTERM')).resolves.toBe(0);
    }
    await traffic.stop();
    expect(traffic.failures).toEqual([]);
    expect(traffic.succeeded()).toBeGreaterThan(200);
  });

  it('hands over what an instance owned when it stops, without a call to the owner failing', { timeout: 90_000 }, async () => {
    const first = await Promise.all([start(), start()]);
    let n = 0;
    // The epoch grows as it does in a database, whoever claims.
    const traffic = load(10, () => rpc.call(owned, { key: `ws:${String(++n % 7)}`, epoch: n }));
    await vi.waitUntil(() => traffic.succeeded() > 50, { timeout: 20_000 });
    for (const replica of first) {
      await start();
      await expect(replica.end('SIGTERM')).resolves.toBe(0);
    }
    const before = traffic.succeeded();
    await vi.waitUntil(() => traffic.succeeded() > before + 50, { timeout: 20_000 });
    await traffic.stop();
    expect(traffic.failures).toEqual([]);
  });

  it(
    'tells the callers of a killed replica that their commands may have run, and answers queries elsewhere',
    { timeout: 60_000 },
    async () => {
      const [victim] = await Promise.all([start(), start(), start()]);
      const commands = load(15, () => rpc.call(wait, { ms: 30 }));
      const queries = load(15, () => rpc.call(look, { ms: 30 }));
      await vi.waitUntil(() => commands.succeeded() > 60 && queries.succeeded() > 60, { timeout: 20_000 });
      await victim.end('SIGKILL');
      const before = commands.succeeded();
      await vi.waitUntil(() => commands.succeeded() > before + 100, { timeout: 20_000 });
      await Promise.all([commands.stop(), queries.stop()]);
      expect(queries.failures).toEqual([]);
      expect(commands.failures.length).toBeGreaterThan(0);
      expect(commands.failures.length).toBeLessThanOrEqual(15);
      expect(new Set(commands.failures.map(({ code, executed }) => `${code} ${executed}`))).toEqual(new Set(['instance_lost unknown']));
    },
  );

  // Half a second of a machine that is not held up by other tests.
  it("fails a lone call within half a second of its instance's death", { retry: 2 }, async () => {
    const replica = await start();
    const answer = rpc.call(wait, { ms: 20_000 }, { timeoutMs: 20_000 }).catch((error: unknown) => ({ error, at: performance.now() }));
    await vi.waitUntil(async () => (await replica.observed()).started.length === 1, { timeout: 5_000 });
    const killedAt = performance.now();
    await replica.end('SIGKILL');
    expect(await answer).toMatchObject({ error: { code: 'instance_lost', executed: 'unknown' } });
    expect(((await answer) as { at: number }).at - killedAt).toBeLessThan(500);
  });

  it('gives up a replica that is frozen after five seconds without a beat, and asks another', { timeout: 40_000 }, async () => {
    const both = await Promise.all([start(), start()]);
    const answer = rpc.call(look, { ms: 1_000 }, { timeoutMs: 30_000 });
    const started = async () =>
      (await Promise.all(both.map((replica) => replica.observed()))).findIndex((observed) => observed.started.length === 1);
    await vi.waitUntil(async () => (await started()) >= 0, { timeout: 10_000 });
    both[await started()]?.freeze();
    await expect(answer).resolves.toBeDefined();
  });

  it('ends an idle replica in order within a second of SIGTERM, and one that works after its answer', async () => {
    const idle = await start();
    const before = performance.now();
    expect(await idle.end('SIGTERM')).toBe(0);
    expect(performance.now() - before).toBeLessThan(1_000);
    const busy = await start();
    const answer = rpc.call(wait, { ms: 700 });
    await vi.waitUntil(async () => (await busy.observed()).started.length === 1, { timeout: 5_000 });
    const ended = busy.end('SIGTERM');
    await expect(answer).resolves.toMatchObject({ instanceId: expect.any(String) as string });
    await expect(ended).resolves.toBe(0);
    await expect(rpc.call(count, { n: 1 })).rejects.toMatchObject({ code: 'unavailable', executed: 'no' });
  });
});
