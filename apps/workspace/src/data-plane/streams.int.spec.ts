import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import type { Duplex } from 'node:stream';
import { attachTerminal, statFile, watchFiles } from '@constellation/agent-protocol';
import { closeTerminal, createTerminal, listPorts, listTerminals, renameTerminal } from '@constellation/contracts-workspace';
import { freePort } from '@constellation/testing-stores';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DataPlaneClient } from '../testing/data-plane-client.ts';
import { eventually } from '../testing/eventually.ts';
import { createWorkspace } from '../testing/open-running.ts';
import { WorkspaceRig } from '../testing/workspace-rig.ts';

describe('the streams of a workspace', () => {
  const rig = new WorkspaceRig();
  let world: Awaited<ReturnType<typeof createWorkspace>>;
  let plane: DataPlaneClient;
  let platformPort: number;
  beforeAll(async () => {
    platformPort = await freePort();
    await rig.start({ PLATFORM_PORTS: [platformPort] });
    world = await createWorkspace(rig, { 'a.ts': 'const needle = 1;\n', 'b.md': 'needle Needle\n' });
    plane = world.dataPlane;
  });
  afterAll(() => rig.stop());

  const exec = (command: string) => plane.lines('/exec', { method: 'POST', body: JSON.stringify({ command }) });

  it('carry search results and say when they end', async () => {
    const found = await plane.lines('/search?query=needle&include=*.md');
    expect(found).toEqual([
      {
        type: 'match',
        path: 'b.md',
        line: 1,
        text: 'needle Needle',
        ranges: [
          [0, 6],
          [7, 13],
        ],
      },
      { type: 'end', truncated: false },
    ]);
    expect(await plane.lines('/search?query=needle&matchCase=true&limit=1')).toHaveLength(2);
    expect(await plane.lines('/file-paths')).toEqual([
      { type: 'paths', paths: expect.arrayContaining(['a.ts', 'b.md']) as string[] },
      { type: 'end', truncated: false },
    ]);
    const invalid = await plane.fetch('/search?query=%5B&regex=true');
    expect([invalid.status, ((await invalid.json()) as { code: string }).code]).toEqual([422, 'search.pattern_invalid']);
  });

  it('carry a command with both its outputs and its exit code', async () => {
    const events = await exec('echo out; echo err >&2; exit 3');
    expect(events).toContainEqual({ type: 'output', stream: 'stdout', text: 'out\n' });
    expect(events).toContainEqual({ type: 'output', stream: 'stderr', text: 'err\n' });
    expect(events.slice(-2)).toEqual([{ type: 'exit', exitCode: 3 }, { type: 'end' }]);
  });

  it('end a command whose reader left', async () => {
    const leaving = new AbortController();
    const response = await plane.fetch('/exec', {
      method: 'POST',
      body: JSON.stringify({ command: 'echo up; exec sleep 615' }),
      signal: leaving.signal,
    });
    const reader = response.body?.getReader();
    await reader?.read();
    leaving.abort();
    await eventually(
      () => exec("pgrep -f '[s]leep 615'"),
      (events) => events.some((event) => event['type'] === 'exit' && event['exitCode'] === 1),
    );
  });

  it('carry a folder as an archive', async () => {
    const archive = Buffer.from(await (await plane.fetch('/export')).arrayBuffer());
    const names = execFileSync('tar', ['-tzf', '-'], { input: archive }).toString();
    expect(names).toContain('./a.ts');
  });

  it('carry a terminal to its typist and back, to every viewer, and again from an offset', async () => {
    const { owner, workspace } = world;
    const terminal = await rig.call(owner, createTerminal, { workspaceId: workspace.id, terminalId: 't1' });
    expect(terminal).toMatchObject({ id: 't1', name: 'Terminal 1', cols: 80 });
    expect((await rig.call(owner, createTerminal, { workspaceId: workspace.id, terminalId: 't1' })).createdAt).toBe(terminal.createdAt);
    const client = await plane.socket();
    const stream = await client.open(attachTerminal, { id: 't1' });
    let seen = '';
    void (async () => {
      for await (const message of stream) if (message.kind === 'bytes') seen += Buffer.from(message.bytes).toString();
    })().catch(() => undefined);
    await stream.write(Buffer.from('echo $((6*7)) && pwd\r'));
    await eventually(
      () => seen,
      (text) => text.includes('42') && text.includes('/workspace'),
    );
    client.close();

    const other = await plane.socket();
    const again = await other.open(attachTerminal, { id: 't1' });
    let replayed = '';
    void (async () => {
      for await (const message of again) if (message.kind === 'bytes') replayed += Buffer.from(message.bytes).toString();
    })().catch(() => undefined);
    await eventually(
      () => replayed,
      (text) => text.includes('42'),
    );
    await rig.call(owner, renameTerminal, { workspaceId: workspace.id, terminalId: 't1', name: 'Server' });
    expect((await rig.call(owner, listTerminals, { workspaceId: workspace.id })).items.map(({ name }) => name)).toEqual(['Server']);
    await rig.call(owner, closeTerminal, { workspaceId: workspace.id, terminalId: 't1' });
    expect((await rig.call(owner, listTerminals, { workspaceId: workspace.id })).items).toEqual([]);
    await expect(rig.call(owner, renameTerminal, { workspaceId: workspace.id, terminalId: 't1', name: 'x' })).rejects.toMatchObject({
      code: 'workspace.terminal_gone',
    });
    other.close();
  });

  it('give a browser nothing but what is its own to ask', async () => {
    const { owner, workspace, dataPlaneFor } = world;
    await rig.call(owner, createTerminal, { workspaceId: workspace.id, terminalId: 't2' });
    const client = await plane.socket();
    await expect(client.call(statFile, { path: 'a.ts' })).rejects.toMatchObject({ code: 'forbidden' });
    client.close();
    const viewer = await (await dataPlaneFor({ ...owner, role: 'viewer' })).socket();
    await expect(viewer.open(attachTerminal, { id: 't2' })).rejects.toMatchObject({ code: 'forbidden' });
    const watch = await viewer.open(watchFiles, {});
    const changes: string[] = [];
    void (async () => {
      for await (const message of watch)
        if (message.kind === 'item' && message.item.type === 'changes') changes.push(...message.item.changes.map(({ path }) => path));
    })().catch(() => undefined);
    await exec('echo x > watched.txt');
    await eventually(
      () => changes,
      (paths) => paths.includes('watched.txt'),
    );
    viewer.close();
  });

  it('carry bytes to a port of the workspace, and never to one of the platform', async () => {
    const { owner, workspace } = world;
    const port = await freePort();
    const script = `require('http').createServer((q, s) => s.end('hello from ' + q.url)).listen(${String(port)}, '127.0.0.1')`;
    await rig.call(owner, createTerminal, { workspaceId: workspace.id, terminalId: 't3' });
    const client = await plane.socket();
    const terminal = await client.open(attachTerminal, { id: 't3' });
    await terminal.write(Buffer.from(`node -e "${script}"\r`));
    await eventually(
      () => rig.call(owner, listPorts, { workspaceId: workspace.id }),
      ({ items }) => items.some((found) => found.port === port),
    );
    const tunnel = (await plane.tunnel(port)) as Duplex;
    tunnel.write('GET /x HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n');
    let answer = '';
    tunnel.on('data', (chunk: Buffer) => (answer += chunk.toString()));
    await once(tunnel, 'end');
    expect(answer).toContain('hello from /x');
    expect(await plane.tunnel(platformPort)).toBe(403);
    expect(await plane.tunnel(rig.redis.port)).toBe(403);
    client.close();
  });
});
