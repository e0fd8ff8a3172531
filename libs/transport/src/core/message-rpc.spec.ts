import { internalOperation, type Operation } from '@constellation/contracts-kernel';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { MemoryLink } from '../testing/memory-link.ts';
import { CallSender } from './call-sender.ts';
import { channels } from './channels.ts';
import type { InstanceRecord } from './instance-record.ts';
import { InstanceView } from './instance-view.ts';
import { MessageRpc } from './message-rpc.ts';
import { OpenCalls } from './open-calls.ts';
import { PeerPings } from './peer-pings.ts';

const base = {
  service: 'project',
  plane: 'message',
  summary: '',
  timeoutMs: 1_000,
  callers: ['gateway'],
  input: z.object({}),
  output: z.object({ by: z.string() }),
  errors: [],
} as const;
const command = internalOperation({ ...base, name: 'test.do.v1', kind: 'command' });
const repeatable = internalOperation({ ...base, name: 'test.repeat.v1', kind: 'command', repeatable: true });
const query = internalOperation({ ...base, name: 'test.read.v1', kind: 'query' });

let link: MemoryLink;
let view: InstanceView;
let openCalls: OpenCalls;
let rpc: MessageRpc;
let asked: string[];

const record = (instanceId: string): InstanceRecord => ({
  instanceId,
  service: 'project',
  http: '',
  version: '1',
  state: 'up',
  inFlight: 0,
});

type Answer = 'ok' | 'lost' | { code: string; executed: 'no' | 'yes' | 'unknown' };

/** An instance that answers its n-th call with the n-th answer, and the last one from then on. */
const instance = (instanceId: string, ...answers: Answer[]) => {
  view.notice({ kind: 'here', instance: record(instanceId) });
  link.subscribe(channels.inbox(instanceId), (message) => {
    const [kind, id] = JSON.parse(message) as [number, string];
    if (kind !== 0) return;
    asked.push(instanceId);
    const answer = (answers.length > 1 ? answers.shift() : answers[0]) ?? 'ok';
    if (answer === 'ok') openCalls.settle(id, { kind: 'value', value: { by: instanceId } });
    else if (answer === 'lost') openCalls.settle(id, { kind: 'lost' });
    else openCalls.settle(id, { kind: 'error', error: { ...answer, message: '', correlationId: 'c' } });
  });
};

const call = (operation: Operation) => rpc.call(operation, {}).catch((error: unknown) => error);

beforeEach(() => {
  [link, view, openCalls, asked] = [new MemoryLink(), new InstanceView(), new OpenCalls(), []];
  const sender = new CallSender('gateway-1', link, openCalls, view, new PeerPings('gateway-1', link, openCalls, view));
  rpc = new MessageRpc({
    selfId: 'gateway-1',
    sender,
    view,
    openCalls,
    tokens: () => ({ tokenFor: async () => 'token' }),
    random: () => 0,
    owners: { ownerOf: async () => undefined } as never,
    log: { error: vi.fn(), warn: vi.fn() },
  });
});

describe('sending a call again', () => {
  it('does so when it certainly did not run, whatever its kind', async () => {
    instance('a', { code: 'unavailable', executed: 'no' });
    instance('b', { code: 'overloaded', executed: 'no' });
    instance('c');
    await expect(call(command)).resolves.toEqual({ by: 'c' });
    expect(asked).toHaveLength(3);
  });

  it('gives up after three instances', async () => {
    for (const id of ['a', 'b', 'c', 'd']) instance(id, { code: 'unavailable', executed: 'no' });
    await expect(call(query)).resolves.toMatchObject({ code: 'unavailable', executed: 'no' });
    expect(asked).toHaveLength(3);
  });

  it('does so for a query whose instance was lost, not for a command', async () => {
    instance('a', 'lost');
    instance('b');
    await expect(call(command)).resolves.toMatchObject({ code: 'instance_lost', executed: 'unknown' });
    expect(asked).toHaveLength(1);
    await expect(call(query)).resolves.toEqual({ by: 'b' });
  });

  it('does not say "not executed" when an instance that was lost may have run it', async () => {
    instance('a', 'lost');
    await expect(call(repeatable)).resolves.toMatchObject({ code: 'instance_lost', executed: 'unknown' });
    instance('b', { code: 'overloaded', executed: 'no' });
    await expect(call(repeatable)).resolves.toMatchObject({ code: 'instance_lost', executed: 'unknown' });
  });

  it('does so for a command that its store recognises', async () => {
    instance('a', 'lost');
    instance('b');
    await expect(call(repeatable)).resolves.toEqual({ by: 'b' });
  });

  it('never does so for what a handler answered, even when that failed for want of another service', async () => {
    instance('a', { code: 'unavailable', executed: 'unknown' });
    instance('b');
    await expect(call(query)).resolves.toMatchObject({ code: 'unavailable', executed: 'unknown' });
    expect(asked).toEqual(['a']);
  });

  it('does not ask again where nobody listened', async () => {
    view.notice({ kind: 'here', instance: record('a') });
    instance('b');
    await expect(call(command)).resolves.toEqual({ by: 'b' });
    expect(view.takingCalls('project').map(({ instanceId }) => instanceId)).toEqual(['b']);
  });

  it('fails at once without a connection, not executed', async () => {
    instance('a');
    link.ready = false;
    await expect(call(query)).resolves.toMatchObject({ code: 'unavailable', executed: 'no' });
  });
});
