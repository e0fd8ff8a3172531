import type { INestApplication } from '@nestjs/common';
import { attachTerminal } from '@constellation/agent-protocol';
import { createTerminal, getWorkspace, listTerminals, listTree } from '@constellation/contracts-workspace';
import { freePort, startRedis } from '@constellation/testing-stores';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { operationCode } from '../operation-code.ts';
import { DataPlaneClient } from '../testing/data-plane-client.ts';
import { eventually } from '../testing/eventually.ts';
import { createWorkspace } from '../testing/open-running.ts';
import { WorkspaceRig } from '../testing/workspace-rig.ts';
import { OwnedWorkspaces } from './owned-workspaces.ts';
import { WorkspaceRepository } from './workspace.repository.ts';

describe('the ownership of a workspace', () => {
  const rig = new WorkspaceRig();
  let other: INestApplication;
  let otherPort: number;

  beforeAll(async () => {
    await rig.start();
    otherPort = await freePort();
    other = await rig.makeWorkspaceService(otherPort);
  });
  afterAll(async () => {
    await other.close();
    await rig.stop();
  });

  const holdersOf = (id: `wsp_${string}`) => [rig.service, other].filter((app) => app?.get(OwnedWorkspaces).holds(id));

  it('is one instance’s, which alone serves it, whichever is asked first', async () => {
    const { owner, workspace } = await createWorkspace(rig, { a: 'x' });
    const lists = await Promise.all(Array.from({ length: 20 }, () => rig.call(owner, listTree, { workspaceId: workspace.id })));
    expect(lists.every(({ items }) => items.length === 1)).toBe(true);
    expect(holdersOf(workspace.id)).toHaveLength(1);
    const port = holdersOf(workspace.id)[0] === other ? rig.config.INTERNAL_PORT : otherPort;
    const wrong = new DataPlaneClient(`http://127.0.0.1:${String(port)}`, await rig.tokenFor(owner), workspace.id);
    const refused = await wrong.fetch('/files?path=a');
    expect([refused.status, await refused.json()]).toEqual([503, expect.objectContaining({ code: 'unavailable', executed: 'no' })]);
  });

  it('passes to another instance when its own stops, and its terminals go on', async () => {
    const { owner, workspace } = await createWorkspace(rig, {});
    const at = { workspaceId: workspace.id };
    await rig.call(owner, createTerminal, { ...at, terminalId: 't' });
    const leaving = holdersOf(workspace.id)[0];
    if (leaving === other) {
      await other.close();
      other = await rig.makeWorkspaceService(otherPort);
    } else {
      await rig.service?.close();
      await rig.startWorkspaceService();
    }
    const { items } = await eventually(
      () => rig.call(owner, listTerminals, at).catch(() => ({ items: [] })),
      (found) => found.items.length === 1,
    );
    expect(items[0]?.id).toBe('t');
    expect(await rig.call(owner, getWorkspace, at)).toMatchObject({ state: 'running', generation: 1 });
  });

  it('is counted up and found again after Redis came back empty, with no write of an older one', async () => {
    const { owner, workspace } = await createWorkspace(rig, {});
    const at = { workspaceId: workspace.id };
    await rig.call(owner, createTerminal, { ...at, terminalId: 't' });
    const before = await rig.service?.get(WorkspaceRepository).get(workspace.id);
    const { port } = rig.redis;
    await rig.redis.stop('SIGKILL');
    expect(await rig.call(owner, listTerminals, at).then(() => 'answered', operationCode)).toBe('unavailable');
    rig.redis = await startRedis({ port });
    const { items } = await eventually(
      () => rig.call(owner, listTerminals, at).catch(() => ({ items: [] })),
      (found) => found.items.length === 1,
      20_000,
    );
    expect(items[0]?.id).toBe('t');
    const after = await rig.service?.get(WorkspaceRepository).get(workspace.id);
    expect(after?.ownerEpoch).toBeGreaterThanOrEqual(before?.ownerEpoch ?? 0);
    const stale = await rig.service
      ?.get(WorkspaceRepository)
      .change(workspace.id, { ownerEpoch: (after?.ownerEpoch ?? 1) - 1 }, { state: 'failed' });
    expect(stale).toBeUndefined();
    const holder = holdersOf(workspace.id)[0];
    const address = holder === other ? `http://127.0.0.1:${String(otherPort)}` : rig.address;
    const socket = await new DataPlaneClient(address, await rig.tokenFor(owner), workspace.id).socket();
    expect((await socket.open(attachTerminal, { id: 't' })).opened.id).toBe('t');
    socket.close();
  });
});
