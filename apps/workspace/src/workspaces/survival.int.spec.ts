import { join } from 'node:path';
import { attachTerminal } from '@constellation/agent-protocol';
import { createTerminal, getWorkspace, listTree, openWorkspace, runTool, waitForTool } from '@constellation/contracts-workspace';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bundleApp } from '../testing/bundle-app.ts';
import { DataPlaneClient } from '../testing/data-plane-client.ts';
import { eventually } from '../testing/eventually.ts';
import { createWorkspace } from '../testing/open-running.ts';
import { ServiceProcess } from '../testing/service-process.ts';
import { WorkspaceRig } from '../testing/workspace-rig.ts';

describe('a workspace whose service is killed', () => {
  const rig = new WorkspaceRig();
  let service: ServiceProcess;

  beforeAll(async () => {
    await rig.start();
    await rig.service?.close();
    rig.service = undefined;
    service = new ServiceProcess(join(await bundleApp('workspace', join(rig.folder, 'service')), 'main.js'), rig.config);
    await service.start();
  }, 60_000);

  afterAll(async () => {
    await service.end('SIGKILL');
    await rig.stop();
  }, 60_000);

  const restart = async () => {
    await service.end('SIGKILL');
    await service.start();
  };

  it('keeps its terminals, and they go on from the byte that was seen last', async () => {
    const { owner, workspace, dataPlane } = await createWorkspace(rig, { a: 'x' });
    const at = { workspaceId: workspace.id };
    await rig.call(owner, createTerminal, { ...at, terminalId: 't' });
    const client = await dataPlane.socket();
    const stream = await client.open(attachTerminal, { id: 't' });
    let seen = stream.opened.offset;
    let text = '';
    void (async () => {
      for await (const message of stream) {
        if (message.kind !== 'bytes') continue;
        seen += message.bytes.length;
        text += Buffer.from(message.bytes).toString();
      }
    })().catch(() => undefined);
    await stream.write(Buffer.from('MARK=survived; for i in 1 2 3 4 5 6 7 8 9; do echo tick-$i; sleep 0.3; done\r'));
    await eventually(
      () => text,
      (found) => found.includes('tick-2\r\n'),
    );
    await restart();
    const after = await (await createPlane(rig, owner, workspace.id)).socket();
    const again = await after.open(attachTerminal, { id: 't', fromOffset: seen });
    expect(again.opened.gap).toBe(false);
    void (async () => {
      for await (const message of again) if (message.kind === 'bytes') text += Buffer.from(message.bytes).toString();
    })().catch(() => undefined);
    await eventually(
      () => text,
      (found) => found.includes('tick-9\r\n'),
    );
    for (let tick = 1; tick <= 9; tick++) expect(text.split(`tick-${String(tick)}\r\n`)).toHaveLength(2);
    await again.write(Buffer.from('echo $MARK\r'));
    await eventually(
      () => text,
      (found) => found.includes('\rsurvived\r\n'),
    );
    expect(await rig.call(owner, getWorkspace, at)).toMatchObject({ state: 'running', generation: 1 });
    after.close();
  });

  it('has run a command of Claude once, whose outcome is there afterwards', async () => {
    const { owner, workspace } = await createWorkspace(rig, {});
    const runId = 'run_01JD0000000000000000000009' as const;
    const claude = { ...owner, delegation: { actor: 'claude' as const, runId, mode: 'auto' as const, localCommandsAllowed: true } };
    const use = { workspaceId: workspace.id, runId, runGeneration: 1, toolUseId: 'toolu_1' };
    const call = { ...use, tool: 'bash' as const, input: { command: 'echo line >> once.txt; sleep 5; echo done' } };
    expect(await rig.call(claude, runTool, call)).toEqual({ state: 'running' });
    await restart();
    expect(await rig.call(claude, runTool, { ...call, runGeneration: 2 })).toEqual({ state: 'running' });
    const { outcome } = await rig.call(claude, waitForTool, { ...use, runGeneration: 2, waitMs: 9_000, offset: 0 });
    expect(outcome).toMatchObject({ isError: false, exitCode: 0, text: 'done\nExit code 0.' });
    expect(await (await createPlane(rig, owner, workspace.id)).fetch('/files?path=once.txt').then((found) => found.text())).toBe('line\n');
  });

  it('is started to the end by the next one when it was killed in between', async () => {
    const person = rig.person();
    const projectId = rig.makeProject(person.userId, Object.fromEntries(Array.from({ length: 300 }, (_, i) => [`f${String(i)}`, 'x'])));
    const owner = { ...person, projectId };
    const { id } = await rig.call(owner, openWorkspace, { projectId });
    await eventually(
      () => rig.call(owner, getWorkspace, { workspaceId: id }),
      ({ steps }) => steps.some(({ name, state }) => name === 'agent' && state !== 'waiting'),
    );
    await restart();
    const workspace = await eventually(
      () => rig.call(owner, getWorkspace, { workspaceId: id }),
      ({ state }) => state === 'running',
      20_000,
    );
    expect(workspace.generation).toBe(1);
    expect((await rig.call(owner, listTree, { workspaceId: id })).items).toHaveLength(300);
  });

  it('lets it stop gracefully with status 0 while agents go on', async () => {
    const { owner, workspace, dataPlane } = await createWorkspace(rig, {});
    const client = await dataPlane.socket();
    expect(await service.end('SIGTERM')).toBe(0);
    expect(client.isClosed).toBe(true);
    await service.start();
    expect(await rig.call(owner, listTree, { workspaceId: workspace.id })).toEqual({ items: [] });
  });
});

const createPlane = async (rig: WorkspaceRig, owner: Parameters<WorkspaceRig['tokenFor']>[0], id: string) =>
  new DataPlaneClient(rig.address, await rig.tokenFor(owner), id);
