import { acceptRunChanges, listRunChanges, readRunChange, revertRunChanges } from '@constellation/contracts-claude';
import type { RunId } from '@constellation/contracts-kernel';
import type { INestApplication } from '@nestjs/common';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ClaudeRig } from '../testing/claude-rig.ts';
import { startClaude } from '../testing/start-claude.ts';

const rig = new ClaudeRig();
let claude: INestApplication;
let runId: RunId;

beforeAll(async () => {
  await rig.start();
  claude = await startClaude(rig.config);
  rig.workspace.files.set('a.txt', 'old a');
  const write = (path: string, content: string) => ({ type: 'tool_use' as const, name: 'write', input: { path, content } });
  const script = rig.script('changes', {
    turns: [{ reply: [write('a.txt', 'new a'), write('b.txt', 'new b')] }, { reply: [{ type: 'text', text: 'Done.' }] }],
  });
  ({ id: runId } = await rig.startRun({ text: script, mode: 'auto' }));
  await rig.until(runId, 'completed');
});
afterAll(async () => {
  await claude.close();
  await rig.stop();
});

const list = async () => (await rig.call(listRunChanges, { runId })).items;

describe('the changes of a run', () => {
  it('are the difference from before its first change', async () => {
    expect(await list()).toMatchObject([
      { path: 'a.txt', status: 'modified', isReviewed: false },
      { path: 'b.txt', status: 'added', isReviewed: false },
    ]);
    expect(await rig.call(readRunChange, { runId, path: 'a.txt' })).toMatchObject({ before: 'old a', after: 'new a' });
  });

  it('are reviewed in exactly the content that was accepted', async () => {
    await rig.call(acceptRunChanges, { runId, paths: ['a.txt', 'unknown.txt'] });
    expect((await list()).map(({ isReviewed }) => isReviewed)).toEqual([true, false]);
    rig.workspace.files.set('a.txt', 'changed again');
    expect((await list()).map(({ isReviewed }) => isReviewed)).toEqual([false, false]);
  });

  it('are taken back by the workspace, and only tried out with dryRun', async () => {
    const tried = await rig.call(revertRunChanges, { runId, paths: [{ path: 'a.txt' }], dryRun: true });
    expect(tried.items).toMatchObject([{ path: 'a.txt', result: 'reverted' }]);
    expect(rig.workspace.files.get('a.txt')).toBe('changed again');
    await rig.call(revertRunChanges, { runId, paths: [{ path: 'a.txt' }] });
    expect(rig.workspace.files.get('a.txt')).toBe('old a');
  });

  it('are not there for a run that changed nothing, and not to be taken back by a viewer', async () => {
    const { id } = await rig.startRun({ text: rig.script('nothing', { turns: [{ reply: [{ type: 'text', text: 'Hi.' }] }] }) });
    await rig.until(id, 'completed');
    expect(await rig.call(listRunChanges, { runId: id })).toEqual({ items: [], truncated: false });
    await expect(rig.call(acceptRunChanges, { runId: id, paths: ['a.txt'] })).rejects.toMatchObject({ code: 'changes.unavailable' });
    await expect(
      rig.call(revertRunChanges, { runId, paths: [{ path: 'b.txt' }] }, { ...rig.person, role: 'viewer' }),
    ).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('cannot be compared once the grant of the run is over', async () => {
    rig.grants.isRefused = true;
    await expect(rig.call(listRunChanges, { runId })).rejects.toMatchObject({ code: 'changes.unavailable' });
    rig.grants.isRefused = false;
  });
});
