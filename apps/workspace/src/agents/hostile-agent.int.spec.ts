import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PersonPrincipal } from '@constellation/contracts-kernel';
import { getWorkspace, listPorts, openWorkspace, stopWorkspace, type Workspace } from '@constellation/contracts-workspace';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { operationCode } from '../operation-code.ts';
import { DataPlaneClient } from '../testing/data-plane-client.ts';
import { eventually } from '../testing/eventually.ts';
import { writeHostileAgent } from '../testing/write-hostile-agent.ts';
import { WorkspaceRig } from '../testing/workspace-rig.ts';
import { WorkspaceRepository } from '../workspaces/workspace.repository.ts';
import { Agents } from './agents.ts';

describe('a program in the place of an agent', () => {
  const rig = new WorkspaceRig();
  let owner: PersonPrincipal;
  let workspace: Workspace;
  let plane: DataPlaneClient;

  beforeAll(async () => {
    await rig.start({ AGENT_BUNDLE: writeHostileAgent(rig.folder) });
    const person = rig.person();
    const projectId = rig.makeProject(person.userId);
    owner = { ...person, projectId };
    const repository = rig.service?.get(WorkspaceRepository);
    const { id } = await rig.call(owner, openWorkspace, { projectId });
    // Its files never arrive; as far as this test goes they are there.
    await rig.call(owner, stopWorkspace, { workspaceId: id });
    await eventually(
      () => rig.call(owner, getWorkspace, { workspaceId: id }),
      ({ state }) => state === 'stopped',
    );
    await repository?.change(id, {}, { isSeeded: true });
    await rig.call(owner, openWorkspace, { projectId });
    workspace = await eventually(
      () => rig.call(owner, getWorkspace, { workspaceId: id }),
      ({ state }) => state === 'running',
    );
    plane = new DataPlaneClient(rig.address, await rig.tokenFor(owner), id);
  });
  afterAll(() => rig.stop());

  const behave = (deed: string) => {
    const path = join(rig.config.WORKSPACE_DATA, 'workspaces', workspace.id, 'files', 'deed');
    writeFileSync(path, deed);
    chmodSync(path, 0o644);
    rig.service?.get(Agents).drop(workspace.id);
  };
  const ask = () => rig.call(owner, listPorts, { workspaceId: workspace.id }).then(() => 'answered', operationCode);

  it('is not believed when it answers in a shape of its own', async () => {
    behave('wrong-shape');
    expect(await ask()).toBe('workspace.unreachable');
  });

  it('is not taken for another workspace’s', async () => {
    behave('another');
    expect(await ask()).toBe('workspace.unreachable');
    expect(
      await plane.socket().then(
        () => 'open',
        (error: unknown) => String(error),
      ),
    ).toContain('503');
  });

  it('does not get through with what is no frame', async () => {
    behave('garbage');
    expect(await ask()).toBe('workspace.unreachable');
    expect((await plane.fetch('/files?path=x')).status).toBe(503);
  });

  it('does not hold a caller for longer than its deadline', async () => {
    behave('silent');
    expect(await ask()).toBe('workspace.unreachable');
    behave('mute');
    expect(await ask()).toMatch(/workspace.unreachable|deadline_exceeded/);
  });
});
