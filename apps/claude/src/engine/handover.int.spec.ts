import type { RunEvent } from '@constellation/contracts-claude';
import { createRedis } from '@constellation/server-redis';
import { OutputStreams } from '@constellation/transport';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { buildClaudeProcess, ClaudeProcess } from '../testing/claude-process.ts';
import { ClaudeRig } from '../testing/claude-rig.ts';
import type { ScriptedTurn } from '../testing/stand-in-process.ts';

const rig = new ClaudeRig();
let built: Awaited<ReturnType<typeof buildClaudeProcess>>;

beforeAll(async () => {
  [built] = await Promise.all([buildClaudeProcess(), rig.start()]);
});
afterAll(async () => {
  await rig.stop();
  await built.remove();
});

const slow: ScriptedTurn = { reply: [{ type: 'text', text: 'word '.repeat(60) }], chunkSize: 5, delayMs: 20 };
const tailOf = async (runId: string) =>
  (await rig.gateway.get(OutputStreams).read(runId, undefined, 5_000)).map(({ value }) => value as RunEvent);
const seen = (runId: string, type: string) =>
  vi.waitFor(async () => expect((await tailOf(runId)).map(({ body }) => body.type)).toContain(type), { timeout: 10_000, interval: 10 });

describe('a service that is stopped', { timeout: 40_000 }, () => {
  it('ends in order and hands its runs to the next at once', async () => {
    const first = await ClaudeProcess.start(built.program, rig.config);
    const run = await rig.startRun({
      text: rig.script('handed', { turns: [{ ...slow, reply: [{ type: 'text', text: 'word '.repeat(400) }], faults: [] }] }),
    });
    await seen(run.id, 'text.delta');
    expect(await first.kill('SIGTERM')).toBe(0);
    const second = await ClaudeProcess.start(built.program, rig.config);
    const started = performance.now();
    await vi.waitFor(async () => expect((await rig.history(run.id)).map(({ body }) => body.type)).toContain('run.resumed'), {
      timeout: 5_000,
    });
    expect(performance.now() - started).toBeLessThan(3_000);
    await rig.until(run.id, 'completed');
    await second.kill();
  });
});

describe('a Redis that lost everything in the middle of a run', { timeout: 40_000 }, () => {
  it('costs the live view and nothing else', async () => {
    const claude = await ClaudeProcess.start(built.program, rig.config);
    const run = await rig.startRun({
      text: rig.script('emptied', {
        turns: [
          { ...slow, reply: [...(slow.reply ?? []), { type: 'tool_use', name: 'glob', input: { pattern: '*' } }] },
          { reply: [{ type: 'text', text: 'Done.' }] },
        ],
      }),
    });
    await seen(run.id, 'text.delta');
    const redis = createRedis({ url: rig.redis.url, name: 'test' });
    await redis.connect();
    await redis.flushall();
    redis.disconnect();
    await rig.until(run.id, 'completed');
    const history = await rig.history(run.id);
    expect(history.map(({ body }) => body.type).filter((type) => type === 'text.block')).toHaveLength(2);
    const tail = await tailOf(run.id);
    const from = history.findIndex(({ id }) => tail.some((event) => event.id === id));
    expect(from).toBeGreaterThan(0);
    expect(history.slice(from).filter(({ id }) => !tail.some((event) => event.id === id))).toEqual([]);
    await claude.kill();
  });
});
