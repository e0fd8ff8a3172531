import { listUsage, resumeRun } from '@constellation/contracts-claude';
import type { INestApplication } from '@nestjs/common';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ClaudeRig } from '../testing/claude-rig.ts';
import { QuickTiming, startClaude } from '../testing/start-claude.ts';
import type { ScriptedTurn } from '../testing/stand-in-process.ts';

class ShortPatience extends QuickTiming {
  override readonly privateIdleMs = 1_500;
}

const rig = new ClaudeRig();
let claude: INestApplication;

beforeAll(async () => {
  await rig.start();
  claude = await startClaude(rig.config, new ShortPatience());
});
afterAll(async () => {
  await claude.close();
  await rig.stop();
});

const answer: ScriptedTurn = { reply: [{ type: 'text', text: 'All of the answer is here.' }], chunkSize: 4 };
const tries = async (label: string) => (await rig.requests(label)).length;
const eventsOf = async (runId: Parameters<typeof rig.history>[0], type: string) =>
  (await rig.history(runId)).filter(({ body }) => body.type === type).map(({ body }) => body);

describe('faults of a provider', () => {
  it.each<[string, Record<string, unknown>]>([
    ['ends without message_stop', { kind: 'end', afterFrames: 4 }],
    ['cuts the socket', { kind: 'cut', afterFrames: 4 }],
    ['sends an error event', { kind: 'error-event', afterFrames: 4 }],
    ['is silent for too long', { kind: 'silence', afterFrames: 4, ms: 8_000 }],
    ['names no event', { kind: 'nameless-frames' }],
    ['fails with 500', { kind: 'status', status: 500, headers: { 'x-should-retry': 'false' } }],
  ])('asks again when it %s', async (name, fault) => {
    const label = `again-${name.replaceAll(/[^a-z0-9]+/g, '-')}`.toLowerCase();
    const run = await rig.startRun({ text: rig.script(label, { turns: [{ ...answer, faults: [{ ...fault } as { kind: string }] }] }) });
    await rig.until(run.id, 'completed');
    expect(await tries(label)).toBe(2);
    const blocks = await eventsOf(run.id, 'text.block');
    expect(blocks.filter((body) => body.type === 'text.block' && body.attempt === 2)).toEqual([
      { type: 'text.block', turn: 1, attempt: 2, index: 0, text: 'All of the answer is here.' },
    ]);
    const superseded = await eventsOf(run.id, 'turn.superseded');
    expect(superseded).toHaveLength(fault['kind'] === 'status' || fault['kind'] === 'nameless-frames' ? 0 : 1);
  });

  it('pauses after three broken answers, keeps what they cost, and goes on when a person says so', async () => {
    const cut = { kind: 'cut', afterFrames: 4 };
    const run = await rig.startRun({ text: rig.script('thrice', { turns: [{ ...answer, faults: [cut, cut, cut] }] }) });
    expect(await rig.until(run.id, 'paused')).toMatchObject({ reason: { code: 'provider' } });
    expect(await tries('thrice')).toBe(3);
    await rig.call(resumeRun, { runId: run.id });
    await rig.until(run.id, 'completed');
    const rows = (await rig.call(listUsage, {})).items.filter((row) => row.runId === run.id);
    expect(rows).toHaveLength(4);
    expect(rows.every((row) => row.usage.inputTokens + row.usage.cacheReadTokens + row.usage.cacheWriteTokens > 0)).toBe(true);
  });

  it('lets the client library ask again after 429 and 529', async () => {
    const later = { 'retry-after-ms': '1' };
    const faults = [
      { kind: 'status', status: 429, headers: later },
      { kind: 'status', status: 529, headers: later },
    ];
    const run = await rig.startRun({ text: rig.script('limited', { turns: [{ ...answer, faults }] }) });
    await rig.until(run.id, 'completed');
    expect((await rig.requests('limited')).map(({ headers }) => headers['x-stainless-retry-count'])).toEqual(['0', '1', '2']);
    expect((await rig.call(listUsage, {})).items.filter((row) => row.runId === run.id)).toHaveLength(1);
  });

  it('pauses at once when the provider says that asking again is no use', async () => {
    const faults = [{ kind: 'status', status: 429, headers: { 'x-should-retry': 'false' } }];
    const run = await rig.startRun({ text: rig.script('spent', { turns: [{ ...answer, faults }] }) });
    expect(await rig.until(run.id, 'paused')).toMatchObject({ reason: { code: 'provider' } });
    expect(await tries('spent')).toBe(1);
  });

  it.each([
    [401, 'paused', 'needs_credentials'],
    [402, 'paused', 'provider_billing'],
    [403, 'paused', 'needs_credentials'],
    [404, 'paused', 'model_gone'],
    [400, 'failed', 'provider_refused'],
    [307, 'paused', 'provider'],
  ] as const)('by status %i the run is %s (%s)', async (status, state, code) => {
    const faults = [{ kind: 'status', status, headers: { location: 'http://127.0.0.1:1/' } }];
    const run = await rig.startRun({ text: rig.script(`status-${status}`, { turns: [{ ...answer, faults }] }) });
    expect(await rig.until(run.id, state)).toMatchObject({ reason: { code } });
    expect(await tries(`status-${status}`)).toBe(1);
  });

  it('makes room once when the conversation is too large, and fails when that does not help', async () => {
    const large = { kind: 'status', status: 413 };
    const once = await rig.startRun({ text: rig.script('large', { turns: [{ ...answer, faults: [large] }] }) });
    await rig.until(once.id, 'completed');
    const twice = await rig.startRun({ text: rig.script('larger', { turns: [{ ...answer, faults: [large, large] }] }) });
    expect(await rig.until(twice.id, 'failed')).toMatchObject({ reason: { code: 'too_large' } });
  });

  it('never runs a tool call that was cut, and asks for it again with more room', async () => {
    const cut: ScriptedTurn = {
      reply: [{ type: 'tool_use', name: 'write', inputText: '{"path":"cut.txt","content":"ab' }],
      stopReason: 'max_tokens',
    };
    const run = await rig.startRun({ text: rig.script('cut-call', { turns: [cut] }), mode: 'auto' });
    expect(await rig.until(run.id, 'failed')).toMatchObject({ reason: { code: 'too_long' } });
    expect((await rig.requests('cut-call')).map(({ body }) => body.max_tokens)).toEqual([16_000, 32_000]);
    expect(rig.workspace.files.has('cut.txt')).toBe(false);
  });

  it('lets the model repair a tool call whose input is not JSON', async () => {
    const turns: ScriptedTurn[] = [
      {
        reply: [
          { type: 'text', text: 'I write.' },
          { type: 'tool_use', name: 'write', inputText: '{"path" "a.txt"}' },
        ],
      },
      {
        expect: [{ toolResult: { contains: 'not a JSON object', isError: true } }],
        reply: [{ type: 'tool_use', name: 'nothing', input: {} }],
      },
      { expect: [{ toolResult: { contains: 'The tools are: read, glob', isError: true } }], reply: [{ type: 'text', text: 'I see.' }] },
    ];
    const run = await rig.startRun({ text: rig.script('not-json', { turns }), mode: 'auto' });
    await rig.until(run.id, 'completed');
  });

  it('goes on with a text that was cut, and with a paused turn', async () => {
    const turns: ScriptedTurn[] = [
      { reply: [{ type: 'text', text: 'One' }], stopReason: 'max_tokens' },
      {
        expect: [{ userText: { contains: 'Go on exactly where it ended' } }],
        reply: [{ type: 'text', text: 'two' }],
        stopReason: 'pause_turn',
      },
      { reply: [{ type: 'text', text: 'three' }] },
    ];
    const run = await rig.startRun({ text: rig.script('long-text', { turns }) });
    await rig.until(run.id, 'completed');
    expect((await eventsOf(run.id, 'text.block')).map((body) => ('text' in body ? body.text : ''))).toEqual(['One', 'two', 'three']);
  });

  it('makes room when the model says that the conversation does not fit', async () => {
    const turns: ScriptedTurn[] = [{ reply: [{ type: 'text', text: 'Too' }], stopReason: 'model_context_window_exceeded', faults: [] }];
    const run = await rig.startRun({ text: rig.script('window', { turns }) });
    expect(await rig.until(run.id, 'failed')).toMatchObject({ reason: { code: 'too_large' } });
    expect(await tries('window')).toBe(2);
  });

  it('asks once more without thinking when the provider refuses what it is bound to', async () => {
    const refused = { kind: 'status', status: 400, message: 'Invalid `signature` in `thinking` block' };
    const turns: ScriptedTurn[] = [
      {
        reply: [
          { type: 'thinking', thinking: 'Hm.' },
          { type: 'tool_use', name: 'glob', input: { pattern: '*' } },
        ],
      },
      { ...answer, faults: [refused] },
    ];
    const run = await rig.startRun({ text: rig.script('bound', { turns }) });
    await rig.until(run.id, 'completed');
    expect((await rig.requests('bound')).map(({ body }) => JSON.stringify(body.messages).includes('"thinking"'))).toEqual([
      false,
      true,
      false,
    ]);
  });

  it('ends with the category when the model declines', async () => {
    const run = await rig.startRun({
      text: rig.script('declined', { turns: [{ stopReason: 'refusal', stopDetails: { category: 'cyber', explanation: '' } }] }),
    });
    const ended = await rig.until(run.id, 'failed');
    expect(ended.reason).toMatchObject({ code: 'refusal', message: expect.stringContaining('cyber') as string });
  });

  it('leaves caching out for servers that do not know it, from then on', async () => {
    const refused = { kind: 'status', status: 400, message: 'cache_control: Extra inputs are not permitted' };
    const run = await rig.startRun({ text: rig.script('plain', { turns: [{ ...answer, faults: [refused] }] }) });
    await rig.until(run.id, 'completed');
    expect((await rig.requests('plain')).map(({ body }) => JSON.stringify(body).includes('cache_control'))).toEqual([true, false]);
  });
});
