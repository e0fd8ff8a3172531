import { listUsage, type RunEvent } from '@constellation/contracts-claude';
import type { RunId } from '@constellation/contracts-kernel';
import { OutputStreams } from '@constellation/transport';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { buildClaudeProcess, ClaudeProcess } from '../testing/claude-process.ts';
import { ClaudeRig } from '../testing/claude-rig.ts';
import type { ScriptedTurn } from '../testing/stand-in-process.ts';

const rig = new ClaudeRig();
let built: Awaited<ReturnType<typeof buildClaudeProcess>>;
let running: ClaudeProcess[] = [];

beforeAll(async () => {
  [built] = await Promise.all([buildClaudeProcess(), rig.start()]);
});
afterEach(async () => {
  await Promise.all(running.map((claude) => claude.kill()));
  running = [];
  rig.workspace.onSnapshot = () => undefined;
  rig.workspace.afterEffect = () => undefined;
});
afterAll(async () => {
  await rig.stop();
  await built.remove();
});

const start = async (): Promise<ClaudeProcess> => {
  const claude = await ClaudeProcess.start(built.program, rig.config);
  running.push(claude);
  return claude;
};

/** Something that happens once, in which a test kills a process. */
const once = () => {
  let happened: () => void = () => undefined;
  const moment = new Promise<void>((resolve) => {
    happened = resolve;
  });
  return { moment, happened };
};

const append = (line: string): ScriptedTurn => ({
  reply: [
    { type: 'text', text: 'I append.' },
    { type: 'tool_use', name: 'bash', input: { command: `echo ${line} >> log.txt` } },
  ],
  chunkSize: 1_000,
});
const done: ScriptedTurn = { reply: [{ type: 'text', text: 'Done.' }] };

const tailOf = (runId: RunId) => rig.gateway.get(OutputStreams).read(runId, undefined, 5_000);
const seen = (runId: RunId, type: string) =>
  vi.waitFor(async () => expect((await tailOf(runId)).map(({ value }) => (value as RunEvent).body.type)).toContain(type), {
    timeout: 10_000,
    interval: 10,
  });

const parts = (id: string): [number, number] => id.split('-').map(Number) as [number, number];
const isAfter = (left: string, right: string): boolean => {
  const [leftGen, leftSeq] = parts(left);
  const [rightGen, rightSeq] = parts(right);
  return leftGen > rightGen || (leftGen === rightGen && leftSeq > rightSeq);
};

const linesOf = (line: string) => (rig.workspace.files.get('log.txt') ?? '').split('\n').filter((found) => found === line).length;

/** What must hold whenever a holder is lost: every line once, every event once and in order, every token in the ledger. */
const expectWhole = async (runId: RunId, label: string): Promise<void> => {
  expect(linesOf(label)).toBe(1);
  const history = await rig.history(runId);
  const ids = (await tailOf(runId)).map(({ id }) => id);
  expect(ids.every((id, index) => index === 0 || isAfter(id, ids[index - 1] ?? ''))).toBe(true);
  expect(history.map(({ id }) => id).filter((id) => !ids.includes(id))).toEqual([]);
  expect(history.map(({ body }) => body.type)).toContain('run.resumed');
  const rows = (await rig.call(listUsage, { limit: 200 })).items.filter((row) => row.runId === runId).toReversed();
  const requests = await rig.requests(label);
  expect(rows).toHaveLength(requests.length);
  const isVoid = (turn = -1, attempt = -1) =>
    history.some(({ body }) => body.type === 'turn.superseded' && body.turn === turn + 1 && body.attempt === attempt + 1);
  requests.forEach(({ usage, turn, attempt }, index) => {
    const row = rows[index]?.usage;
    expect(row).toMatchObject({
      inputTokens: usage?.input_tokens,
      cacheReadTokens: usage?.cache_read_input_tokens,
      cacheWriteTokens: usage?.cache_creation_input_tokens,
    });
    if (isVoid(turn, attempt)) expect(row?.outputTokens).toBeLessThanOrEqual(usage?.output_tokens ?? 0);
    else expect(row?.outputTokens).toBe(usage?.output_tokens);
  });
};

/** Kills the holder at the moment, starts another, and waits until that one has brought the run to its end. */
const takeOver = async (first: ClaudeProcess, runId: RunId): Promise<number> => {
  await first.kill();
  await start();
  const started = performance.now();
  await rig.until(runId, 'completed');
  return performance.now() - started;
};

describe('a holder that is killed', { timeout: 40_000 }, () => {
  it.each([
    ['before the intent is written', 'before-intent', 6],
    ['before what it cost is settled', 'before-settle', 7],
  ])('%s: the answer is asked for again', async (_, label, afterFrames) => {
    const first = await start();
    const script = rig.script(label, { turns: [{ ...append(label), faults: [{ kind: 'silence', afterFrames, ms: 60_000 }] }, done] });
    const run = await rig.startRun({ text: script, mode: 'auto' });
    await seen(run.id, 'text.block');
    await vi.waitFor(async () => expect((await rig.requests(label)).length).toBe(1));
    await takeOver(first, run.id);
    expect((await rig.history(run.id)).map(({ body }) => body.type)).toContain('turn.superseded');
    await expectWhole(run.id, label);
  });

  it('after the intent, before the call: the call is made', async () => {
    const first = await start();
    const { moment, happened } = once();
    rig.workspace.onSnapshot = async () => {
      rig.workspace.onSnapshot = () => undefined;
      await first.kill();
      happened();
    };
    const run = await rig.startRun({ text: rig.script('after-intent', { turns: [append('after-intent'), done] }), mode: 'auto' });
    await moment;
    await takeOver(first, run.id);
    await expectWhole(run.id, 'after-intent');
  });

  it('in the tool, whose outcome nobody knows: it is not repeated, and shown as unknown', async () => {
    const first = await start();
    const { moment, happened } = once();
    rig.workspace.afterEffect = async () => {
      rig.workspace.afterEffect = () => undefined;
      await first.kill();
      happened();
      throw new Error('The workspace was lost with it.');
    };
    const turns = [append('in-tool'), { ...done, expect: [{ toolResult: { contains: 'unknown', isError: true } }] }];
    const run = await rig.startRun({ text: rig.script('in-tool', { turns }), mode: 'auto' });
    await moment;
    await takeOver(first, run.id);
    expect((await rig.history(run.id)).map(({ body }) => body)).toContainEqual(
      expect.objectContaining({ type: 'tool.result', isUnknown: true }),
    );
    await expectWhole(run.id, 'in-tool');
  });

  it('after the outcome, before it was written: the outcome is asked for again', async () => {
    const first = await start();
    const { moment, happened } = once();
    rig.workspace.afterEffect = () => {
      rig.workspace.afterEffect = () => undefined;
      first.freeze();
      happened();
    };
    const turns = [append('after-outcome'), { ...done, expect: [{ toolResult: { contains: 'ran echo', isError: false } }] }];
    const run = await rig.startRun({ text: rig.script('after-outcome', { turns }), mode: 'auto' });
    await moment;
    await vi.waitFor(() => expect([...rig.workspace.effects.values()].at(-1)).toBeDefined());
    await takeOver(first, run.id);
    await expectWhole(run.id, 'after-outcome');
  });

  it('in the stream: what was seen of the answer is void, and it is asked for again', async () => {
    const first = await start();
    const slow: ScriptedTurn = {
      reply: [{ type: 'text', text: 'word '.repeat(400) }, ...(append('in-stream').reply ?? [])],
      chunkSize: 10,
      delayMs: 20,
      faults: [],
    };
    const run = await rig.startRun({ text: rig.script('in-stream', { turns: [{ ...slow }, done] }), mode: 'auto' });
    await seen(run.id, 'text.delta');
    const took = await takeOver(first, run.id);
    expect(took).toBeLessThan(60_000);
    await expectWhole(run.id, 'in-stream');
  });

  it('only froze: it wakes, finds its run taken, and writes nothing more', async () => {
    const first = await start();
    const slow: ScriptedTurn = {
      reply: [{ type: 'text', text: 'word '.repeat(100) }, ...(append('frozen').reply ?? [])],
      chunkSize: 10,
      delayMs: 20,
    };
    const run = await rig.startRun({ text: rig.script('frozen', { turns: [slow, done] }), mode: 'auto' });
    await seen(run.id, 'text.delta');
    first.freeze();
    await start();
    await rig.until(run.id, 'completed');
    const before = await rig.history(run.id);
    first.thaw();
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    expect(await rig.history(run.id)).toEqual(before);
    await expectWhole(run.id, 'frozen');
  });
});
