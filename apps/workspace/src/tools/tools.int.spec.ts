import type { PersonPrincipal, RunId, SentInputOf } from '@constellation/contracts-kernel';
import {
  cancelTool,
  compareRunFiles,
  createSnapshot,
  readChangedFile,
  revertRunFiles,
  runTool,
  waitForTool,
  type ToolOutcome,
} from '@constellation/contracts-workspace';
import { canonicalHash } from '@constellation/core-canonical-json';
import { StatementSigner } from '@constellation/server-identity';
import { ulid } from 'ulid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createWorkspace } from '../testing/open-running.ts';
import { operationCode } from '../operation-code.ts';
import { WorkspaceRig } from '../testing/workspace-rig.ts';

type World = Awaited<ReturnType<typeof createWorkspace>>;
type Tool = SentInputOf<typeof runTool>['tool'];

/** Claude as it acts in one run. */
class ActingClaude {
  readonly runId: RunId = `run_${ulid()}`;
  generation = 1;
  private uses = 0;

  constructor(
    private readonly rig: WorkspaceRig,
    readonly world: World,
    private readonly mode: 'plan' | 'ask' | 'accept-edits' | 'auto',
  ) {}

  get principal(): PersonPrincipal {
    return { ...this.world.owner, delegation: { actor: 'claude', runId: this.runId, mode: this.mode, localCommandsAllowed: true } };
  }

  get fence() {
    return { workspaceId: this.world.workspace.id, runId: this.runId, runGeneration: this.generation };
  }

  nextUse(): string {
    this.uses += 1;
    return `toolu_${String(this.uses)}`;
  }

  call(tool: Tool, input: unknown, over: { toolUseId?: string; decision?: string } = {}) {
    return this.rig.call(this.principal, runTool, { ...this.fence, toolUseId: this.nextUse(), tool, input, ...over });
  }

  async done(tool: Tool, input: unknown, over: { toolUseId?: string; decision?: string } = {}): Promise<ToolOutcome> {
    const answer = await this.call(tool, input, over);
    if (answer.state !== 'done') throw new Error('It runs.');
    return answer.outcome;
  }

  /** A decision as the gateway signs it, or as somebody else does. */
  async decide(
    tool: Tool,
    input: unknown,
    toolUseId: string,
    over: Record<string, unknown> = {},
    signer = this.rig.signer,
  ): Promise<string> {
    const claims = {
      runId: this.runId,
      toolUseId,
      inputHash: await canonicalHash({ tool, input }),
      decision: 'allow',
      decidedBy: this.world.owner.userId,
      projectId: this.world.projectId,
      ...over,
    };
    return signer.sign({ kind: 'decision', audience: 'workspace', claims, expiresInSeconds: 600, id: ulid() });
  }
}

describe("Claude's tools", () => {
  const rig = new WorkspaceRig();
  let world: World;
  const claude = (mode: 'plan' | 'ask' | 'accept-edits' | 'auto' = 'auto') => new ActingClaude(rig, world, mode);
  const read = async (path: string) => (await world.dataPlane.fetch(`/files?path=${path}`)).text();
  const write = (path: string, text: string) => world.dataPlane.put(path, text, { 'if-match': '*' });

  beforeAll(async () => {
    await rig.start();
    world = await createWorkspace(rig, { 'src/app.ts': 'const a = 1;\nconst b = 2;\n', 'README.md': '# Hello\n' });
  });
  afterAll(() => rig.stop());

  it('read, find and search without asking, and say what is wrong when they cannot', async () => {
    const one = claude('plan');
    expect((await one.done('read', { path: 'src/app.ts' })).text).toBe('     1\tconst a = 1;\n     2\tconst b = 2;\n');
    expect((await one.done('glob', { pattern: '**/*.ts' })).text).toBe('src/app.ts');
    expect((await one.done('grep', { pattern: 'const (a|b)' })).text).toContain('src/app.ts:2: const b = 2;');
    expect(await one.done('read', { path: 'src/ap.ts' })).toMatchObject({
      isError: true,
      errorCode: 'file.not_found',
      text: expect.stringContaining('src/app.ts') as string,
    });
    expect(await one.done('grep', { pattern: '(' })).toMatchObject({ isError: true, errorCode: 'search.pattern_invalid' });
    expect(await one.done('read', {})).toMatchObject({
      isError: true,
      errorCode: 'invalid_input',
      text: expect.stringContaining('path') as string,
    });
    await expect(one.call('bash', { command: 'true' })).rejects.toMatchObject({ code: 'tool.mode_refused' });
  });

  it('change nothing without a decision, and nothing else than what was decided', async () => {
    const one = claude('ask');
    const toolUseId = 'toolu_decided';
    const input = { path: 'decided.txt', content: 'yes' };
    const decided = await one.decide('write', input, toolUseId);
    const refused = (over: { toolUseId?: string; decision?: string }, changed: unknown = input) =>
      one.call('write', changed, { toolUseId, ...over }).then(() => 'done', operationCode);
    expect(await refused({})).toBe('tool.decision_needed');
    const elsewhere = await one.decide('write', input, toolUseId, {}, rig.claude.get(StatementSigner));
    expect(await refused({ decision: elsewhere })).toBe('tool.decision_invalid');
    expect(await refused({ decision: `${decided.slice(0, -4)}AAAA` })).toBe('tool.decision_invalid');
    expect(await refused({ decision: await one.decide('write', input, toolUseId, { decision: 'deny' }) })).toBe('tool.decision_invalid');
    expect(await refused({ decision: await one.decide('write', input, toolUseId, { runId: `run_${ulid()}` }) })).toBe(
      'tool.decision_invalid',
    );
    expect(await refused({ decision: decided }, { ...input, content: 'no' })).toBe('tool.decision_invalid');
    expect(await refused({ decision: decided, toolUseId: 'toolu_other' })).toBe('tool.decision_invalid');
    expect((await world.dataPlane.fetch('/files?path=decided.txt')).status).toBe(404);
    expect(await one.done('write', input, { toolUseId, decision: decided })).toMatchObject({ isError: false, linesAdded: 1 });
    expect(await read('decided.txt')).toBe('yes');
  });

  it('need the same decision for a protected path in every mode, and a decision for commands when only edits are accepted', async () => {
    await expect(claude('auto').call('write', { path: '.git/hooks/post-checkout', content: 'x' })).rejects.toMatchObject({
      code: 'tool.decision_needed',
    });
    await expect(claude('accept-edits').call('bash', { command: 'true' })).rejects.toMatchObject({ code: 'tool.decision_needed' });
    expect(await claude('accept-edits').done('write', { path: 'accepted.txt', content: 'x' })).toMatchObject({ isError: false });
  });

  it('have one effect for one id, however often it is asked for', async () => {
    const one = claude();
    const input = { command: 'echo line >> once.txt' };
    const answers = await Promise.all([1, 2, 3].map(() => one.call('bash', input, { toolUseId: 'toolu_once' })));
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(await one.call('bash', input, { toolUseId: 'toolu_once' })).toEqual(answers[0]);
    expect(await read('once.txt')).toBe('line\n');
    await expect(one.call('bash', { command: 'echo other >> once.txt' }, { toolUseId: 'toolu_once' })).rejects.toMatchObject({
      code: 'tool.decision_invalid',
    });
  });

  it('refuse a generation of the run that was taken over', async () => {
    const one = claude();
    one.generation = 2;
    await one.done('read', { path: 'README.md' });
    one.generation = 1;
    await expect(one.call('write', { path: 'stale.txt', content: 'x' })).rejects.toMatchObject({ code: 'tool.run_superseded' });
    await expect(one.call('read', { path: 'README.md' })).rejects.toMatchObject({ code: 'tool.run_superseded' });
  });

  it('edit only what was read and has not changed since', async () => {
    const one = claude();
    await write('edit.ts', 'const a = 1;\nconst b = 1;\nfunction f() {\n    return a;\n}\n');
    const edit = (oldText: string, newText: string, over = {}) => one.done('edit', { path: 'edit.ts', oldText, newText, ...over });
    expect(await edit('const a = 1;', 'const a = 2;')).toMatchObject({ errorCode: 'edit.not_read' });
    await one.done('read', { path: 'edit.ts' });
    expect(await edit('const', 'let')).toMatchObject({
      errorCode: 'edit.not_unique',
      text: expect.stringContaining('lines 1, 2') as string,
    });
    expect(await edit('const a = 7;', 'const a = 2;')).toMatchObject({
      errorCode: 'edit.not_found',
      text: expect.stringContaining('line 1') as string,
    });
    expect(await edit('const a = 1;', 'const a = 2;')).toMatchObject({ isError: false, linesAdded: 1, linesRemoved: 1 });
    expect(await edit('return a;', 'return b;')).toMatchObject({ isError: false });
    await write('edit.ts', 'a person was here\n');
    expect(await edit('a person', 'nobody')).toMatchObject({ errorCode: 'edit.stale' });
    expect(await read('edit.ts')).toBe('a person was here\n');
    expect(await one.done('write', { path: 'README.md', content: 'x' })).toMatchObject({ errorCode: 'write.exists' });
  });

  it('wait for a long command in steps, show its output as it comes, and can end it', async () => {
    const one = claude();
    expect(await one.call('bash', { command: 'echo begun; sleep 4; echo over' }, { toolUseId: 'toolu_long' })).toEqual({
      state: 'running',
    });
    const first = await rig.call(one.principal, waitForTool, { ...one.fence, toolUseId: 'toolu_long', waitMs: 0, offset: 0 });
    expect(first).toEqual({ output: 'begun\n', offset: 6 });
    const second = await rig.call(one.principal, waitForTool, { ...one.fence, toolUseId: 'toolu_long', waitMs: 5_000, offset: 6 });
    expect(second).toMatchObject({ output: 'over\n', outcome: { exitCode: 0, text: 'begun\nover\nExit code 0.' } });
    expect(await one.call('bash', { command: 'sleep 616' }, { toolUseId: 'toolu_kill' })).toEqual({ state: 'running' });
    await rig.call(one.principal, cancelTool, { ...one.fence, toolUseId: 'toolu_kill' });
    const killed = await rig.call(one.principal, waitForTool, { ...one.fence, toolUseId: 'toolu_kill', waitMs: 8_000, offset: 0 });
    expect(killed.outcome?.text).toContain('SIGTERM');
    await expect(
      rig.call(one.principal, waitForTool, { ...one.fence, toolUseId: 'toolu_none', waitMs: 0, offset: 0 }),
    ).rejects.toMatchObject({ code: 'tool.unknown_effect' });
  });

  it('can be looked through and taken back, but never over what a person wrote later', async () => {
    const one = claude();
    await write('keep.txt', 'old\n');
    await write('later.txt', 'old\n');
    const { snapshotId } = await rig.call(one.principal, createSnapshot, { ...one.fence, label: 'start' });
    for (const path of ['keep.txt', 'later.txt']) {
      await one.done('read', { path });
      await one.done('edit', { path, oldText: 'old', newText: 'new' });
    }
    await one.done('bash', { command: 'echo made > made.txt' });
    await write('later.txt', 'a person\n');
    await write('untouched.txt', 'a person\n');
    const { items } = await rig.call(one.principal, compareRunFiles, { ...one.fence, snapshotId });
    expect(items.map(({ path, status, editedSince, linesAdded }) => ({ path, status, editedSince, linesAdded }))).toEqual([
      { path: 'keep.txt', status: 'modified', editedSince: false, linesAdded: 1 },
      { path: 'later.txt', status: 'modified', editedSince: true, linesAdded: 1 },
      { path: 'made.txt', status: 'added', editedSince: false, linesAdded: 1 },
    ]);
    expect(await rig.call(one.principal, readChangedFile, { ...one.fence, snapshotId, path: 'keep.txt' })).toEqual({
      before: 'old\n',
      after: 'new\n',
      tooLarge: false,
    });
    const paths = ['keep.txt', 'later.txt', 'made.txt', 'untouched.txt'].map((path) => ({ path }));
    const revert = async (dryRun: boolean, asked: { path: string; tag?: string }[] = paths) => {
      const { items: reverted } = await rig.call(one.principal, revertRunFiles, { ...one.fence, snapshotId, paths: asked, dryRun });
      return Object.fromEntries(reverted.map(({ path, result }) => [path, result]));
    };
    const expected = { 'keep.txt': 'reverted', 'later.txt': 'conflict', 'made.txt': 'reverted', 'untouched.txt': 'unchanged' };
    expect(await revert(true)).toEqual(expected);
    expect(await read('keep.txt')).toBe('new\n');
    expect(await revert(false)).toEqual(expected);
    expect([await read('keep.txt'), await read('later.txt'), await read('untouched.txt')]).toEqual(['old\n', 'a person\n', 'a person\n']);
    expect((await world.dataPlane.fetch('/files?path=made.txt')).status).toBe(404);
    const tag = items.find(({ path }) => path === 'later.txt')?.tag ?? '';
    expect(await revert(false, [{ path: 'later.txt', tag }])).toEqual({ 'later.txt': 'reverted' });
    expect(await read('later.txt')).toBe('old\n');
  });

  it('are closed to other runs, to viewers and to people in their own name', async () => {
    const one = claude();
    const input = { ...one.fence, toolUseId: 'toolu_x', tool: 'write' as const, input: { path: 'x', content: 'x' } };
    await expect(rig.call({ ...one.principal, role: 'viewer' }, runTool, input)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(rig.call(one.principal, runTool, { ...input, runId: `run_${ulid()}` })).rejects.toMatchObject({ code: 'forbidden' });
    await expect(rig.call(world.owner, runTool, input)).rejects.toMatchObject({ code: 'forbidden' });
  });
});
