import '@constellation/testing-stores';
import type { INestApplicationContext } from '@nestjs/common';
import { afterAll, beforeAll, describe, expect, inject, it, vi } from 'vitest';
import { currentCall, runInCall } from '../core/call-context.ts';
import type { Rpc } from '../core/rpc.ts';
import { count, describe as describeCall, look, narrow, wait } from '../testing/test-operations.ts';
import { startCaller, startReplica } from '../testing/test-service.ts';

const apps: INestApplicationContext[] = [];
let rpc: Rpc;
let replicas: Awaited<ReturnType<typeof startReplica>>[];

const observed = () => ({
  executed: replicas.flatMap((replica) => replica.observed.executed),
  started: replicas.flatMap((replica) => replica.observed.started),
  aborted: replicas.flatMap((replica) => replica.observed.aborted),
});
const forget = () => {
  for (const replica of replicas) replica.observed.forget();
};

beforeAll(async () => {
  const url = inject('redisUrl');
  replicas = await Promise.all([startReplica(url), startReplica(url), startReplica(url)]);
  const caller = await startCaller(url);
  rpc = caller.rpc;
  apps.push(caller.app, ...replicas.map(({ app }) => app));
});
afterAll(() => Promise.all(apps.map((app) => app.close())));

describe('a call', () => {
  it('runs once per request whatever the number of replicas, and on all of them by turns', async () => {
    const answers = await Promise.all(Array.from({ length: 100 }, (_, n) => rpc.call(count, { n })));
    expect(answers.map(({ n }) => n)).toEqual(Array.from({ length: 100 }, (_, n) => n));
    expect(observed().executed.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 100 }, (_, n) => n));
    expect(replicas.every((replica) => replica.observed.executed.length > 10)).toBe(true);
  });

  it('answers what the contract declares and nothing else', async () => {
    await expect(rpc.call(count, { n: 7 })).resolves.toEqual({ n: 7, instanceId: expect.stringMatching(/^project-/) as string });
  });

  it('tells a declared failure with its details, executed', async () => {
    await expect(rpc.call(count, { n: -1 }, { correlationId: 'cor-1' })).rejects.toMatchObject({
      name: 'OperationError',
      code: 'test.odd',
      executed: 'yes',
      details: { n: -1 },
      correlationId: 'cor-1',
    });
  });

  it.each([
    [-2, 'throws'],
    [-3, 'answers what is not in the contract'],
    [-4, 'throws a code that it does not declare'],
  ])('says only "internal" when the handler (%i) %s', async (n) => {
    const error: unknown = await rpc.call(count, { n }).catch((failure: unknown) => failure);
    expect(error).toMatchObject({ code: 'internal', message: 'internal' });
  });

  it('points at each fault of its input, without having run', async () => {
    forget();
    const input = { n: 'seven' } as unknown as { n: number };
    await expect(rpc.call(count, input)).rejects.toMatchObject({
      code: 'invalid_input',
      executed: 'no',
      issues: [{ pointer: '/n', message: expect.any(String) as string }],
    });
    expect(observed().executed).toEqual([]);
  });

  it('is refused before it runs when its token is not good', async () => {
    forget();
    await expect(rpc.call(count, { n: 1 }, { token: 'forged' })).rejects.toMatchObject({ code: 'unauthenticated', executed: 'no' });
    expect(observed().executed).toEqual([]);
  });

  it('is refused before it is sent when it is larger than 256 KiB', async () => {
    const input = { n: 1, padding: 'x'.repeat(256 * 1024) };
    await expect(rpc.call(count, input)).rejects.toMatchObject({ code: 'payload_too_large', executed: 'no' });
  });

  it('ends at its deadline, and so does the work', async () => {
    forget();
    const before = performance.now();
    await expect(rpc.call(wait, { ms: 10_000 }, { timeoutMs: 150 })).rejects.toMatchObject({
      code: 'deadline_exceeded',
      executed: 'unknown',
    });
    expect(performance.now() - before).toBeLessThan(1_500);
    await vi.waitUntil(() => observed().aborted.length === 1, { timeout: 5_000 });
  });

  it('stops the work when the caller leaves', async () => {
    forget();
    const controller = new AbortController();
    const answer = rpc.call(wait, { ms: 10_001 }, { signal: controller.signal });
    const expectation = expect(answer).rejects.toMatchObject({ code: 'cancelled', executed: 'unknown' });
    await vi.waitUntil(() => observed().started.includes(10_001));
    controller.abort();
    await expectation;
    await vi.waitUntil(() => observed().aborted.length === 1, { timeout: 5_000 });
    expect(observed().aborted[0]).toContain('the caller left');
  });

  it("carries correlation id, principal and what is left of the surrounding call's time", async () => {
    const signal = new AbortController().signal;
    const context = { correlationId: 'cor-7', principal: undefined, signal, remainingMs: () => 900, operation: 'test' };
    const told = await runInCall(context, () => rpc.call(describeCall, {}));
    expect(told).toMatchObject({ correlationId: 'cor-7', principal: { kind: 'service', service: 'gateway' } });
    expect(told.remainingMs).toBeLessThanOrEqual(890);
    expect(told.remainingMs).toBeGreaterThan(100);
    expect(currentCall()).toBeUndefined();
  });

  it('runs on at most as many as each instance allows, and is refused at once above that', async () => {
    forget();
    const outcomes = await Promise.all(
      Array.from({ length: 30 }, () =>
        rpc.call(narrow, { ms: 300 }).then(
          () => 'ok',
          (error: unknown) => error,
        ),
      ),
    );
    const refused = outcomes.filter((outcome) => outcome !== 'ok');
    expect(outcomes.length - refused.length).toBe(6);
    expect(refused).toEqual(
      refused.map(() => expect.objectContaining({ code: 'overloaded', executed: 'no', retryAfterMs: 500 }) as unknown),
    );
    expect(observed().started).toHaveLength(6);
  });

  it('is answered, and no other fails, while an instance leaves', async () => {
    const extra = await startReplica(inject('redisUrl'));
    const answers = Array.from({ length: 40 }, () => rpc.call(look, { ms: 400 }));
    await vi.waitUntil(() => extra.observed.started.length > 0);
    await extra.app.close();
    await expect(Promise.all(answers)).resolves.toHaveLength(40);
  });
});
