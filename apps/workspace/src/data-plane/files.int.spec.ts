import { createHash } from 'node:crypto';
import { createFolder, createTerminal, deleteFile, listTree, moveFile } from '@constellation/contracts-workspace';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DataPlaneClient } from '../testing/data-plane-client.ts';
import { createWorkspace } from '../testing/open-running.ts';
import { WorkspaceRig } from '../testing/workspace-rig.ts';

describe('the files of a workspace', () => {
  const rig = new WorkspaceRig();
  let world: Awaited<ReturnType<typeof createWorkspace>>;
  let files: DataPlaneClient;
  beforeAll(async () => {
    await rig.start();
    world = await createWorkspace(rig, { 'a.txt': 'first\n' });
    files = world.dataPlane;
  });
  afterAll(() => rig.stop());

  const problem = async (response: Response) => ({
    status: response.status,
    ...((await response.json()) as { code: string; details?: unknown }),
  });
  const tagOf = (text: string): string => `"sha256-${createHash('sha256').update(text).digest('hex')}"`;

  it('are read with a tag, by range, and not again when they did not change', async () => {
    const whole = await files.fetch('/files?path=a.txt');
    expect([whole.status, whole.headers.get('etag'), await whole.text()]).toEqual([200, tagOf('first\n'), 'first\n']);
    const part = await files.fetch('/files?path=a.txt', { headers: { range: 'bytes=1-3' } });
    expect([part.status, part.headers.get('content-range'), await part.text()]).toEqual([206, 'bytes 1-3/6', 'irs']);
    const last = await files.fetch('/files?path=a.txt', { headers: { range: 'bytes=-2' } });
    expect([last.status, await last.text()]).toEqual([206, 't\n']);
    expect((await files.fetch('/files?path=a.txt', { headers: { range: 'bytes=6-' } })).status).toBe(416);
    expect((await files.fetch('/files?path=a.txt', { headers: { 'if-none-match': tagOf('first\n') } })).status).toBe(304);
    const head = await files.fetch('/files?path=a.txt', { method: 'HEAD' });
    expect([head.status, head.headers.get('content-length'), head.headers.get('etag')]).toEqual([200, '6', tagOf('first\n')]);
  });

  it('are written only over the version that was seen', async () => {
    expect(await problem(await files.put('b.txt', 'x', {}))).toMatchObject({ status: 428, code: 'precondition_required' });
    const created = await files.put('b.txt', 'one', { 'if-none-match': '*' });
    expect([created.status, created.headers.get('etag')]).toEqual([200, tagOf('one')]);
    expect(await problem(await files.put('b.txt', 'two', { 'if-none-match': '*' }))).toMatchObject({ status: 409, code: 'file.exists' });
    expect((await files.put('b.txt', 'two', { 'if-match': tagOf('one') })).status).toBe(200);
    const stale = await problem(await files.put('b.txt', 'three', { 'if-match': tagOf('one') }));
    expect(stale).toMatchObject({ status: 412, code: 'file.changed', details: { tag: tagOf('two').slice(1, -1) } });
    expect(await (await files.fetch('/files?path=b.txt')).text()).toBe('two');
    expect((await files.put('b.txt', 'four', { 'if-match': '*' })).status).toBe(200);
  });

  it('of 20 MB go and come back whole', async () => {
    const large = Buffer.alloc(20 * 1024 * 1024, 'abcdefghijklmnop');
    const sent = await files.fetch('/files?path=large.bin', { method: 'PUT', body: large, headers: { 'if-none-match': '*' } });
    expect(sent.status).toBe(200);
    const back = Buffer.from(await (await files.fetch('/files?path=large.bin')).arrayBuffer());
    expect(back.equals(large)).toBe(true);
    const tooLarge = await files
      .fetch('/files?path=huge.bin', { method: 'PUT', body: Buffer.alloc(65 * 1024 * 1024), headers: { 'if-none-match': '*' } })
      .catch(() => undefined);
    if (tooLarge !== undefined) expect(await problem(tooLarge)).toMatchObject({ status: 413, code: 'file.too_large' });
    expect((await files.fetch('/files?path=huge.bin')).status).toBe(404);
  });

  it('have each bad path refused for its own reason', async () => {
    await files.lines('/exec', {
      method: 'POST',
      body: JSON.stringify({ command: 'ln -s /etc/hosts out; ln -s /etc outdir; mkfifo pipe; mkdir d' }),
    });
    const read = async (path: string) => problem(await files.fetch(`/files?path=${encodeURIComponent(path)}`));
    expect(await read('missing')).toMatchObject({ status: 404, code: 'file.not_found' });
    expect(await read('../../etc/passwd')).toMatchObject({ status: 400, code: 'invalid_input' });
    expect(await read('a\0b')).toMatchObject({ status: 400, code: 'invalid_input' });
    expect(await read('out')).toMatchObject({ status: 403, code: 'file.outside_workspace' });
    expect(await read('outdir/hosts')).toMatchObject({ status: 403, code: 'file.outside_workspace' });
    expect(await read('x'.repeat(300))).toMatchObject({ status: 422, code: 'file.name_too_long' });
    expect(await read('d')).toMatchObject({ status: 409, code: 'file.is_folder' });
    expect(await read('pipe')).toMatchObject({ status: 409, code: 'file.not_regular' });
    expect(await read('a.txt/b')).toMatchObject({ status: 409, code: 'file.not_folder' });
  });

  it('are listed, made, moved and deleted by message', async () => {
    const { owner, workspace } = world;
    const at = { workspaceId: workspace.id };
    await rig.call(owner, createFolder, { ...at, path: 'deep/er' });
    await files.put('deep/er/c.txt', 'c', { 'if-none-match': '*' });
    expect((await rig.call(owner, moveFile, { ...at, from: 'deep/er/c.txt', to: 'c.txt' })).entry).toMatchObject({
      name: 'c.txt',
      size: 1,
    });
    await expect(rig.call(owner, moveFile, { ...at, from: 'c.txt', to: 'a.txt' })).rejects.toMatchObject({ code: 'file.exists' });
    await expect(rig.call(owner, moveFile, { ...at, from: 'deep', to: 'deep/er/x' })).rejects.toMatchObject({ code: 'file.name_invalid' });
    await rig.call(owner, deleteFile, { ...at, path: 'deep' });
    const { items } = await rig.call(owner, listTree, at);
    expect(items.map(({ name }) => name)).not.toContain('deep');
    await expect(rig.call(owner, listTree, { ...at, path: 'deep' })).rejects.toMatchObject({ code: 'file.not_found' });
  });

  it('are shown as ignored where an ignore file names them, and can be looked into', async () => {
    const { owner, workspace } = world;
    await files.lines('/exec', {
      method: 'POST',
      body: JSON.stringify({ command: 'mkdir -p node_modules/x && touch node_modules/x/y && echo node_modules > .gitignore' }),
    });
    const list = async (path: string, depth = 1) =>
      (await rig.call(owner, listTree, { workspaceId: workspace.id, path, depth })).items.map((entry) => [
        entry.path,
        entry.ignored ?? false,
      ]);
    expect(await list('')).toContainEqual(['node_modules', true]);
    expect(await list('', 3)).not.toContainEqual(['node_modules/x', true]);
    expect(await list('node_modules')).toEqual([['node_modules/x', true]]);
  });

  it('are listed page by page, 10,000 in one folder', async () => {
    const { owner, workspace } = world;
    await files.lines('/exec', {
      method: 'POST',
      body: JSON.stringify({ command: 'mkdir many && cd many && seq -f %05g.txt 1 10000 | xargs touch' }),
    });
    const names = new Set<string>();
    let cursor: string | undefined;
    do {
      const page = await rig.call(owner, listTree, { workspaceId: workspace.id, path: 'many', cursor });
      for (const { name } of page.items) names.add(name);
      cursor = page.nextCursor;
    } while (cursor !== undefined);
    expect(names.size).toBe(10_000);
  });

  it('are closed to whoever has no token, another project or too low a role', async () => {
    const { owner, dataPlaneFor } = world;
    const anonymous = await fetch(files.url('/files?path=a.txt'));
    expect(anonymous.status).toBe(401);
    const stranger = await dataPlaneFor(rig.person({ projectId: rig.makeProject(owner.userId) }));
    expect((await stranger.fetch('/files?path=a.txt')).status).toBe(404);
    const viewer = await dataPlaneFor({ ...owner, role: 'viewer' });
    expect((await viewer.fetch('/files?path=a.txt')).status).toBe(200);
    expect((await viewer.put('a.txt', 'x', { 'if-match': '*' })).status).toBe(403);
  });

  it('are changed by a run through its tools alone', async () => {
    const { owner, workspace, dataPlaneFor } = world;
    const delegation = { actor: 'claude', runId: 'run_01JD0000000000000000000001', mode: 'auto', localCommandsAllowed: true } as const;
    const run = await dataPlaneFor({ ...owner, delegation });
    expect((await run.fetch('/files?path=a.txt')).status).toBe(200);
    expect((await run.put('a.txt', 'x', { 'if-match': '*' })).status).toBe(403);
    expect((await run.fetch('/exec', { method: 'POST', body: '{"command":"true"}' })).status).toBe(403);
    for (const call of [
      () => rig.call({ ...owner, delegation }, deleteFile, { workspaceId: workspace.id, path: 'a.txt' }),
      () => rig.call({ ...owner, delegation }, createTerminal, { workspaceId: workspace.id }),
    ])
      await expect(call()).rejects.toMatchObject({ code: 'forbidden' });
  });
});
