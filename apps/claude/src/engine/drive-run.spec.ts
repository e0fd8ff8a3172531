import { FakeBroadcasts, MemoryOutputStreams } from '@constellation/testing-server';
import type { RunMode } from '@constellation/contracts-kernel';
import { Logger } from '@nestjs/common';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FakeTools } from '../testing/fake-tools.ts';
import { MemoryRunStore } from '../testing/memory-run-store.ts';
import { runRecord } from '../testing/run-record.ts';
import { ScriptedModel, type ModelTurn } from '../testing/scripted-model.ts';
import { AskModel } from './ask-model.ts';
import { CancelUnheldRun } from './cancel-unheld-run.ts';
import { DriveRun } from './drive-run.ts';
import { EndRun } from './end-run.ts';
import { EngineTiming } from './engine-timing.ts';
import { HandleAnswer } from './handle-answer.ts';
import { HeldRun } from './held-run.ts';
import { LiveTail } from './live-tail.ts';
import { messageRecord } from './message-record.ts';
import { RunTools } from './run-tools.ts';

class NoWaits extends EngineTiming {
  override readonly retryDelaysMs = [0, 0];
  override readonly maxTurns = 3;
}

const use = (name: string, input: unknown = {}, id = `toolu_${name.padEnd(16, 'x')}`) => ({ id, name, input });
const broken = { fails: { error: new TypeError('terminated'), afterStart: true } };

const setUp = (turns: ModelTurn[], mode: RunMode = 'ask') => {
  const store = new MemoryRunStore();
  const tail = new LiveTail(new MemoryOutputStreams(), new FakeBroadcasts());
  const model = new ScriptedModel(turns);
  const tools = new FakeTools();
  const timing = new NoWaits();
  const drive = new DriveRun(store, new AskModel(store, model, timing), new RunTools(store, tools), new HandleAnswer(), timing);
  const end = new EndRun(store, new CancelUnheldRun(store, tail));
  const run = runRecord({ mode });
  store.runs.set(run._id, run);
  store.messageRows.push(messageRecord(run, 0, 'user', [{ type: 'text', text: 'Do it.' }], 0));
  /** Holds the run as a process does, until it stops for any reason. */
  const work = async (before: (held: HeldRun) => void = () => undefined) => {
    const claimed = await store.claim('me', []);
    if (!claimed) throw new Error('There is nothing to do.');
    const held = new HeldRun(claimed.run, claimed.run.runGen, store, tail);
    before(held);
    await held.commit({ events: [{ type: 'run.state', state: 'running' }], set: { state: 'running' } });
    await drive.execute(held).catch((error: unknown) => end.execute(held, error));
    return store.runs.get(run._id);
  };
  const decide = async (toolUseId: string, decision: 'allow' | 'deny') =>
    store.decide(run._id, { toolUseId, decision, by: run.startedBy, signedDecision: `signed ${toolUseId}` });
  const types = () => store.events.map(({ body }) => body.type);
  return { store, model, tools, run, work, decide, types };
};

// Several cases end in failures that are logged as such.
beforeAll(() => Logger.overrideLogger(false));
afterAll(() => Logger.overrideLogger(true));

describe('the loop', () => {
  it('answers a question and ends', async () => {
    const { work, types, store } = setUp([{ text: 'Four.' }]);
    expect(await work()).toMatchObject({
      state: 'completed',
      isActive: false,
      usage: { inputTokens: 100, outputTokens: 50 },
      costMicros: 700,
    });
    expect(types()).toEqual(['run.state', 'text.block', 'usage', 'run.state']);
    expect(store.messageRows.at(-1)).toMatchObject({ role: 'assistant', content: [{ type: 'text', text: 'Four.' }] });
  });

  it('runs reads of one answer side by side, without asking, and without keeping a version', async () => {
    const reads = ['a', 'b', 'c', 'd', 'e'].map((name) => use('glob', { pattern: name }, `toolu_${name.repeat(16)}`));
    const { work, tools, model } = setUp([{ tools: reads }, { text: 'Done.' }]);
    expect(await work()).toMatchObject({ state: 'completed' });
    expect(tools).toMatchObject({ mostAtOnce: 4, snapshots: 0 });
    expect(model.requests[1]?.messages.at(-1)?.content).toHaveLength(5);
  });

  it('writes down a call before it is made', async () => {
    const { work, tools, store } = setUp([{ tools: [use('bash', { command: 'ls' })] }, { text: 'Done.' }], 'auto');
    tools.answer = () =>
      store.calls.size === 1 && store.events.some(({ body }) => body.type === 'tool.intent') ? 'written' : 'not written';
    await work();
    expect([...store.calls.values()]).toMatchObject([{ outcome: { text: 'written' } }]);
  });

  it('gives the run back while a person decides, then makes the call with the signed decision', async () => {
    const call = use('bash', { command: 'ls' });
    const { work, decide, tools, store, types } = setUp([{ tools: [call] }, { text: 'Done.' }]);
    const waiting = await work();
    expect(waiting).toMatchObject({ state: 'waiting_approval' });
    expect(waiting?.lease).toBeUndefined();
    expect(tools.ran).toEqual([]);
    await decide(call.id, 'allow');
    expect(await work()).toMatchObject({ state: 'completed', snapshotId: expect.any(String) as string });
    expect(tools.ran).toEqual([{ tool: 'bash', decision: `signed ${call.id}` }]);
    expect(types().indexOf('checkpoint')).toBeLessThan(types().indexOf('tool.result'));
    expect(store.events.map(({ gen, seq }) => gen * 1_000 + seq)).toEqual(
      store.events.map(({ gen, seq }) => gen * 1_000 + seq).toSorted((left, right) => left - right),
    );
  });

  it('tells the model that a person said no, and makes no call', async () => {
    const call = use('bash', { command: 'ls' });
    const { work, decide, tools, model } = setUp([{ tools: [call] }, { text: 'Well.' }]);
    await work();
    await decide(call.id, 'deny');
    await work();
    expect(tools).toMatchObject({ ran: [], snapshots: 0 });
    expect(JSON.stringify(model.requests[1]?.messages.at(-1))).toContain('did not allow this');
  });

  it('goes on where another process left it', async () => {
    const call = use('bash', { command: 'ls' });
    const { work, tools, store, run, model } = setUp([{ tools: [call] }, { text: 'Done.' }], 'auto');
    tools.answer = () => {
      throw new Error('killed');
    };
    await work();
    store.runs.set(run._id, { ...(store.runs.get(run._id) ?? run), state: 'queued', isActive: true });
    tools.answer = () => 'fine';
    expect(await work()).toMatchObject({ state: 'completed' });
    expect(model.requests).toHaveLength(2);
    expect(tools.ran).toHaveLength(2);
  });

  it('asks three times for an answer that breaks off, and pauses then', async () => {
    const { work, model, types, store } = setUp([broken, broken, broken]);
    expect(await work()).toMatchObject({ state: 'paused', reason: { code: 'provider' } });
    expect(model.requests).toHaveLength(3);
    expect(types().filter((type) => type === 'turn.superseded')).toHaveLength(3);
    expect([...store.usageRows.values()].map(({ state, usage }) => [state, usage.inputTokens])).toEqual(
      Array.from({ length: 3 }, () => ['estimated', 100]),
    );
  });

  it('asks the person after too many steps, and counts anew when told to go on', async () => {
    const turns = Array.from({ length: 4 }, (_, index) => ({
      tools: [use('glob', { pattern: String(index) }, `toolu_${String(index).repeat(16)}`)],
    }));
    const { work, store, run } = setUp([...turns, { text: 'Done.' }]);
    expect(await work()).toMatchObject({ state: 'waiting_user', reason: { code: 'turn_limit' } });
    await store.advance(run._id, ['waiting_user'], { events: [], set: { state: 'queued', guardedFrom: 4 } });
    expect(await work()).toMatchObject({ state: 'completed' });
  });

  it('answers open calls when it is cancelled, so that the conversation can go on', async () => {
    const call = use('bash', { command: 'sleep' });
    const { work, tools, store } = setUp([{ tools: [call] }], 'auto');
    let cancel: () => void = () => undefined;
    tools.answer = () => {
      cancel();
      return 'too late';
    };
    const ended = await work((held) => {
      cancel = () => held.cancel();
    });
    expect(ended).toMatchObject({ state: 'cancelled' });
    expect(store.messageRows.at(-1)).toMatchObject({ role: 'user', content: [{ type: 'tool_result', tool_use_id: call.id }] });
  });

  it('writes nothing more once it lost the run', async () => {
    const { work, tools, store, run } = setUp([{ tools: [use('glob', { pattern: '*' })] }, { text: 'Done.' }]);
    tools.answer = () => {
      const current = store.runs.get(run._id) ?? run;
      store.runs.set(run._id, { ...current, runGen: current.runGen + 1 });
      return 'late';
    };
    await work();
    expect(store.events.map(({ body }) => body.type)).not.toContain('tool.result');
    expect(store.runs.get(run._id)).toMatchObject({ state: 'running' });
  });

  it('sends the same system prompt and tools in every turn', async () => {
    const { work, model } = setUp([{ tools: [use('glob', { pattern: '*' })] }, { text: 'Done.' }]);
    await work();
    const [first, second] = model.requests;
    expect([second?.system, second?.tools]).toEqual([first?.system, first?.tools]);
    expect(second?.messages.slice(0, 1)).toEqual(first?.messages);
  });
});
