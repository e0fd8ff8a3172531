import '@constellation/testing-stores';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { INestApplicationContext } from '@nestjs/common';
import type { Rpc } from '../core/rpc.ts';
import { count } from '../testing/test-operations.ts';
import { startCaller, startReplica } from '../testing/test-service.ts';

const apps: INestApplicationContext[] = [];
let rpc: Rpc;
let replicas: Awaited<ReturnType<typeof startReplica>>[];

beforeAll(async () => {
  const url = inject('redisUrl');
  replicas = await Promise.all([startReplica(url), startReplica(url), startReplica(url)]);
  const caller = await startCaller(url);
  rpc = caller.rpc;
  apps.push(caller.app, ...replicas.map(({ app }) => app));
});
afterAll(() => Promise.all(apps.map((app) => app.close())));

describe('calls to three replicas', () => {
  it('runs 100 calls 100 times, spread over all of them', async () => {
    const answers = await Promise.all(Array.from({ length: 100 }, (_, n) => rpc.call(count, { n })));
    expect(answers.map(({ n }) => n)).toEqual(Array.from({ length: 100 }, (_, n) => n));
    const executed = replicas.flatMap(({ observed }) => observed.executed);
    expect(executed.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 100 }, (_, n) => n));
    expect(replicas.every(({ observed }) => observed.executed.length > 10)).toBe(true);
  });
});
