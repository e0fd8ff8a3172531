import {
  cancelRun,
  createConversation,
  deleteConversation,
  getConversation,
  listApprovals,
  listRuns,
  projectOfRun,
  readRunHistory,
  recordDecision,
  resumeRun,
  snapshotRun,
} from '@constellation/contracts-claude';
import { OperationError, type PersonPrincipal } from '@constellation/contracts-kernel';
import { collectionToken, type TypedCollection } from '@constellation/server-mongo';
import { Rpc } from '@constellation/transport';
import type { INestApplication } from '@nestjs/common';
import { ulid } from 'ulid';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { aiApprovals } from '../records/ai-approval.ts';
import { aiEvents } from '../records/ai-event.ts';
import { aiMessages } from '../records/ai-message.ts';
import { aiToolCalls } from '../records/ai-tool-call.ts';
import { aiUsage } from '../records/ai-usage.ts';
import { ClaudeRig } from '../testing/claude-rig.ts';
import { startClaude } from '../testing/start-claude.ts';
import type { ScriptedTurn } from '../testing/stand-in-process.ts';

const rig = new ClaudeRig();
let claude: INestApplication;

beforeAll(async () => {
  await rig.start();
  claude = await startClaude(rig.config);
});
afterAll(async () => {
  await claude.close();
  await rig.stop();
});

const done: ScriptedTurn = { reply: [{ type: 'text', text: 'Done.' }] };
const bash = (command: string): ScriptedTurn => ({ reply: [{ type: 'tool_use', name: 'bash', input: { command } }] });
const textsOf = async (runId: Parameters<typeof rig.history>[0]) =>
  (await rig.history(runId)).flatMap(({ body }) => (body.type === 'text.block' ? [body.text] : []));

describe('cancelling', () => {
  it('stops an answer within two seconds, closes the connection to the provider and keeps what was seen', async () => {
    const label = rig.script('slow-words', {
      turns: [{ reply: [{ type: 'text', text: 'word '.repeat(200) }], chunkSize: 5, delayMs: 40 }, done],
    });
    const run = await rig.startRun({ text: label });
    await rig.until(run.id, 'running');
    await vi.waitFor(async () => expect(await rig.requests('slow-words')).toHaveLength(1));
    await new Promise((resolve) => setTimeout(resolve, 300));
    const asked = performance.now();
    await rig.call(cancelRun, { runId: run.id });
    await rig.until(run.id, 'cancelled');
    expect(performance.now() - asked).toBeLessThan(2_000);
    expect((await textsOf(run.id)).join('')).toMatch(/^word word/);
    await vi.waitFor(async () => expect(await rig.requests('slow-words')).toMatchObject([{ outcome: 'aborted' }]));
    const next = await rig.startRunIn(run.conversationId, { text: 'And now?' });
    await rig.until(next.id, 'completed');
  });

  it('kills a command that runs, and answers its call so that the conversation can go on', async () => {
    const label = rig.script('slow-command', {
      turns: [bash('slow build'), { ...done, expect: [{ toolResult: { contains: 'stopped this', isError: true } }] }],
    });
    const run = await rig.startRun({ text: label, mode: 'auto' });
    await vi.waitFor(() => expect(rig.workspace.running.size).toBeGreaterThan(0));
    const asked = performance.now();
    await rig.call(cancelRun, { runId: run.id });
    await rig.until(run.id, 'cancelled');
    expect(performance.now() - asked).toBeLessThan(2_000);
    expect(rig.workspace.cancelled).toHaveLength(1);
    const next = await rig.startRunIn(run.conversationId, { text: 'Go on', mode: 'auto' });
    await rig.until(next.id, 'completed');
  });

  it('ends a run that waits for a person', async () => {
    const run = await rig.startRun({ text: rig.script('waits', { turns: [bash('ls')] }) });
    await rig.until(run.id, 'waiting_approval');
    expect(await rig.call(cancelRun, { runId: run.id })).toMatchObject({ state: 'cancelled' });
    expect(await rig.call(cancelRun, { runId: run.id })).toMatchObject({ state: 'cancelled' });
    await expect(rig.call(resumeRun, { runId: run.id })).rejects.toMatchObject({ code: 'run.ended' });
  });
});

describe('deciding', () => {
  it('takes the first decision, on exactly what was shown', async () => {
    const run = await rig.startRun({ text: rig.script('once', { turns: [bash('ls'), done] }) });
    await rig.until(run.id, 'waiting_approval');
    const [asked] = (await rig.call(listApprovals, { runId: run.id })).items;
    if (!asked) throw new Error('Nothing was asked.');
    const decision = { runId: run.id, approvalId: asked.id, decision: 'allow' as const, inputHash: asked.inputHash, signedDecision: 'x' };
    await expect(rig.call(recordDecision, { ...decision, inputHash: '0'.repeat(64) })).rejects.toMatchObject({
      code: 'approval.input_differs',
    });
    const both = await Promise.allSettled([
      rig.call(recordDecision, decision),
      rig.call(recordDecision, { ...decision, decision: 'deny' }),
    ]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    await rig.until(run.id, 'completed');
  });

  it('asks for all effects of one answer together and goes on when the last is decided', async () => {
    const two = ['a', 'b'].map((name) => ({ type: 'tool_use' as const, name: 'write', input: { path: `two-${name}.txt`, content: name } }));
    const run = await rig.startRun({ text: rig.script('two', { turns: [{ reply: two }, done] }) });
    await rig.until(run.id, 'waiting_approval');
    const { items } = await rig.call(listApprovals, { runId: run.id });
    expect(items).toHaveLength(2);
    await Promise.all(
      items.map(({ id, inputHash }) =>
        rig.call(recordDecision, { runId: run.id, approvalId: id, decision: 'allow', inputHash, signedDecision: 'x' }),
      ),
    );
    await rig.until(run.id, 'completed');
    expect(rig.workspace.files.get('two-b.txt')).toBe('b');
  });

  it('lets a viewer see but not decide', async () => {
    const viewer: PersonPrincipal = { ...rig.person, role: 'viewer' };
    const run = await rig.startRun({ text: rig.script('viewer', { turns: [bash('ls')] }) });
    await rig.until(run.id, 'waiting_approval');
    const { items } = await rig.call(listApprovals, { runId: run.id }, viewer);
    const decision = {
      runId: run.id,
      approvalId: items[0]?.id ?? '',
      decision: 'allow' as const,
      inputHash: items[0]?.inputHash ?? '',
      signedDecision: 'x',
    };
    await expect(rig.call(recordDecision, decision, viewer)).rejects.toMatchObject({ code: 'forbidden' });
  });
});

describe('modes', () => {
  it('gives a plan no tool that changes anything', async () => {
    const tools = ['read', 'glob', 'grep'];
    const turns: ScriptedTurn[] = [
      { expect: [{ tools }], reply: [{ type: 'tool_use', name: 'bash', input: { command: 'ls' } }] },
      { expect: [{ toolResult: { contains: 'no tool "bash"', isError: true } }], reply: [{ type: 'text', text: 'A plan.' }] },
    ];
    const run = await rig.startRun({ text: rig.script('planned', { turns }), mode: 'plan' });
    await rig.until(run.id, 'completed');
  });

  it('asks in accept-edits for commands only, and in auto for nothing', async () => {
    const write: ScriptedTurn = { reply: [{ type: 'tool_use', name: 'write', input: { path: 'free.txt', content: 'x' } }] };
    const half = await rig.startRun({ text: rig.script('half', { turns: [write, bash('ls'), done] }), mode: 'accept-edits' });
    await rig.until(half.id, 'waiting_approval');
    expect((await rig.call(listApprovals, { runId: half.id })).items).toMatchObject([{ tool: 'bash' }]);
    const whole = await rig.startRun({ text: rig.script('whole', { turns: [write, bash('ls'), done] }), mode: 'auto' });
    await rig.until(whole.id, 'completed');
  });

  it('asks a person where the workspace insists on it', async () => {
    rig.workspace.decisionNeeded = (call) => (call.input as { path?: string }).path === '.git/config';
    const write: ScriptedTurn = { reply: [{ type: 'tool_use', name: 'write', input: { path: '.git/config', content: 'x' } }] };
    const run = await rig.startRun({ text: rig.script('insists', { turns: [write, done] }), mode: 'auto' });
    await rig.until(run.id, 'waiting_approval');
    expect(rig.workspace.files.has('.git/config')).toBe(false);
    await rig.decide(run.id, 'allow');
    await rig.until(run.id, 'completed');
    expect(rig.workspace.files.get('.git/config')).toBe('x');
  });
});

describe('long commands', () => {
  it('are started once and waited for, with their output as it comes', async () => {
    rig.workspace.running.clear();
    const turns = [bash('slow test'), { ...done, expect: [{ toolResult: { contains: '1 failing', isError: true } }] }];
    const run = await rig.startRun({ text: rig.script('slow', { turns }), mode: 'auto' });
    await vi.waitFor(() => expect(rig.workspace.running.size).toBe(1));
    const [running] = rig.workspace.running.values();
    if (!running) throw new Error('Nothing runs.');
    running.output = 'first line\n';
    await new Promise((resolve) => setTimeout(resolve, 800));
    running.outcome = { isError: true, text: 'first line\n1 failing', exitCode: 1, durationMs: 900 };
    await rig.until(run.id, 'completed');
    expect(rig.workspace.calls.filter((call) => call.runId === run.id)).toHaveLength(1);
    expect((await rig.history(run.id)).map(({ body }) => body)).toContainEqual(
      expect.objectContaining({ type: 'tool.result', exitCode: 1, isError: true }),
    );
  });
});

describe('guards', () => {
  it('warns a model that repeats itself, then asks the person, and starts anew when told to go on', async () => {
    const same = bash('same');
    const turns = [same, same, same, { ...same, expect: [{ userText: { contains: 'several times with the same result' } }] }, same, done];
    const run = await rig.startRun({ text: rig.script('circles', { turns }), mode: 'auto' });
    expect(await rig.until(run.id, 'waiting_user')).toMatchObject({ reason: { code: 'repeating' } });
    await rig.call(resumeRun, { runId: run.id });
    await rig.until(run.id, 'completed');
  });
});

describe('authority', () => {
  it('pauses when the person may no longer work in the project, and goes on when they may', async () => {
    rig.grants.isRefused = true;
    const turns: ScriptedTurn[] = [{ reply: [{ type: 'tool_use', name: 'glob', input: { pattern: '*' } }] }, done];
    const run = await rig.startRun({ text: rig.script('refused-grant', { turns }) });
    expect(await rig.until(run.id, 'paused')).toMatchObject({ reason: { code: 'grant_refused' } });
    rig.grants.isRefused = false;
    await rig.call(resumeRun, { runId: run.id });
    await rig.until(run.id, 'completed');
  });

  it('pauses when the workspace is stopped', async () => {
    rig.workspace.isStopped = true;
    const turns: ScriptedTurn[] = [{ reply: [{ type: 'tool_use', name: 'glob', input: { pattern: '*' } }] }, done];
    const run = await rig.startRun({ text: rig.script('stopped', { turns }) });
    expect(await rig.until(run.id, 'paused')).toMatchObject({ reason: { code: 'workspace' } });
    rig.workspace.isStopped = false;
    await rig.call(resumeRun, { runId: run.id });
    await rig.until(run.id, 'completed');
  });

  it('shows nothing of a run to people of other projects', async () => {
    const run = await rig.startRun({ text: rig.script('mine', { turns: [done] }) });
    const stranger: PersonPrincipal = { ...rig.person, projectId: `prj_${ulid()}` };
    await expect(rig.call(cancelRun, { runId: run.id }, stranger)).rejects.toMatchObject({ code: 'not_found' });
    await expect(rig.call(readRunHistory, { runId: run.id }, stranger)).rejects.toMatchObject({ code: 'not_found' });
    await expect(rig.call(getConversation, { conversationId: run.conversationId }, stranger)).rejects.toMatchObject({ code: 'not_found' });
    expect((await rig.call(listRuns, { conversationId: run.conversationId }, stranger)).items).toEqual([]);
    await rig.until(run.id, 'completed');
  });
});

describe('starting', () => {
  it('returns the same run for the same key, and refuses the key for another request', async () => {
    const { id } = await rig.call(createConversation, { projectId: rig.projectId, idempotencyKey: ulid() });
    const text = rig.script('keyed', { turns: [done, done] });
    const key = ulid();
    const first = await rig.startRunIn(id, { text }, key);
    expect((await rig.startRunIn(id, { text }, key)).id).toBe(first.id);
    await expect(rig.startRunIn(id, { text: `${text} else` }, key)).rejects.toMatchObject({ code: 'idempotency_mismatch' });
    await rig.until(first.id, 'completed');
  });

  it('refuses a second run in a workspace where Claude works, and names the first', async () => {
    const workspaceId = `wsp_${ulid()}` as const;
    const run = await rig.startRun({ text: rig.script('busy', { turns: [bash('ls'), done] }), workspaceId });
    await rig.until(run.id, 'waiting_approval');
    const refused = await rig.startRun({ text: 'Hello', workspaceId }).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(OperationError);
    expect(refused).toMatchObject({ code: 'run.active', details: { runId: run.id } });
    await rig.call(cancelRun, { runId: run.id });
    const next = await rig.startRun({ text: rig.script('next', { turns: [done] }), workspaceId });
    await rig.until(next.id, 'completed');
  });

  it('is undone with its conversation: nobody sees it, what it wrote is removed, what it cost stays', async () => {
    const run = await rig.startRun({ text: rig.script('deleted', { turns: [bash('ls'), done] }) });
    await rig.until(run.id, 'waiting_approval');
    await rig.call(deleteConversation, { conversationId: run.conversationId });
    await expect(rig.call(getConversation, { conversationId: run.conversationId })).rejects.toMatchObject({ code: 'not_found' });
    await expect(rig.call(cancelRun, { runId: run.id })).rejects.toMatchObject({ code: 'not_found' });
    const left = async (definition: Parameters<typeof collectionToken>[0]) =>
      claude.get<TypedCollection<{ _id: string; runId: string }>>(collectionToken(definition)).countDocuments({ runId: run.id });
    await vi.waitFor(
      async () =>
        expect([await left(aiEvents), await left(aiMessages), await left(aiApprovals), await left(aiToolCalls)]).toEqual([0, 0, 0, 0]),
      { timeout: 5_000 },
    );
    expect(await left(aiUsage)).toBe(1);
  });

  it('tells a gateway the project and the kept events of a run', async () => {
    const run = await rig.startRun({ text: rig.script('asked', { turns: [done] }) });
    await rig.until(run.id, 'completed');
    const rpc = rig.gateway.get(Rpc);
    expect(await rpc.call(projectOfRun, { runId: run.id })).toEqual({ projectId: rig.projectId });
    const history = await rig.history(run.id);
    const rest = await rpc.call(snapshotRun, { runId: run.id, after: history[2]?.id });
    expect(rest).toMatchObject({ state: 'completed', hasMore: false, items: history.slice(3) });
    await expect(rpc.call(snapshotRun, { runId: run.id, after: 'forged' })).rejects.toMatchObject({ code: 'invalid_input' });
  });
});
