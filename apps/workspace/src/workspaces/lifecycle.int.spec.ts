import { deleteWorkspace, getWorkspace, listTree, openWorkspace, stopWorkspace } from '@constellation/contracts-workspace';
import type { ResourceChange } from '@constellation/contracts-kernel';
import { ChangeFeed } from '@constellation/transport';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WorkspaceDriver } from '../driver/workspace-driver.ts';
import { eventually } from '../testing/eventually.ts';
import { createWorkspace, openUntil } from '../testing/open-running.ts';
import { operationCode } from '../operation-code.ts';
import { WorkspaceRig } from '../testing/workspace-rig.ts';

describe('a workspace', () => {
  const rig = new WorkspaceRig();
  beforeAll(() => rig.start());
  afterAll(() => rig.stop());

  it('is created with its template and runs', async () => {
    const { owner, workspace } = await createWorkspace(rig, { 'README.md': '# Hello\n', 'src/app.ts': 'export {};\n' });
    expect(workspace.steps.map(({ name, state }) => `${name} ${state}`)).toEqual(['folder done', 'agent done', 'files done']);
    const { items } = await rig.call(owner, listTree, { workspaceId: workspace.id, depth: 2 });
    expect(items.map(({ path, kind }) => `${kind} ${path}`)).toEqual(['folder src', 'file src/app.ts', 'file README.md']);
  });

  it('is told of step by step while it starts', async () => {
    const heard: ResourceChange[] = [];
    const forget = rig.gateway.get(ChangeFeed).subscribe((change) => heard.push(change));
    const { projectId, workspace } = await createWorkspace(rig, { a: 'x' });
    const changes = await eventually(
      () => heard.filter(({ id }) => id === workspace.id),
      (found) => found.at(-1)?.version === workspace.version,
    );
    forget();
    expect(new Set(changes.map((change) => change.step))).toEqual(new Set([undefined, 'folder', 'agent', 'files']));
    expect(changes.every((change) => change.resource === 'workspace' && change.projectId === projectId)).toBe(true);
    expect(changes.map(({ version }) => version)).toEqual(changes.map(({ version }) => version).toSorted((a, b) => a - b));
  });

  it('starts once, however many ask for it at the same time', async () => {
    const person = rig.person();
    const projectId = rig.makeProject(person.userId, { a: 'x' });
    const owner = { ...person, projectId };
    await Promise.all(Array.from({ length: 5 }, () => rig.call(owner, openWorkspace, { projectId })));
    expect((await openUntil(rig, owner, projectId)).generation).toBe(1);
  });

  it('is one for its project, however often it is opened', async () => {
    const { owner, workspace } = await createWorkspace(rig, {});
    const again = await Promise.all([1, 2, 3].map(() => rig.call(owner, openWorkspace, { projectId: workspace.projectId })));
    expect(new Set(again.map(({ id }) => id))).toEqual(new Set([workspace.id]));
    expect(again[0]?.generation).toBe(1);
  });

  it('does not exist for people of another project', async () => {
    const { workspace } = await createWorkspace(rig, {});
    const stranger = rig.person({ projectId: rig.makeProject(`usr_01JD00000000000000000000ZZ`) });
    await expect(rig.call(stranger, getWorkspace, { workspaceId: workspace.id })).rejects.toMatchObject({ code: 'not_found' });
    await expect(rig.call(stranger, listTree, { workspaceId: workspace.id })).rejects.toMatchObject({ code: 'not_found' });
    await expect(rig.call(stranger, stopWorkspace, { workspaceId: workspace.id })).rejects.toMatchObject({ code: 'not_found' });
  });

  it('starts only for the administrator unless the operator says otherwise', async () => {
    const member = rig.person({ platformRole: 'member' });
    const projectId = rig.makeProject(member.userId);
    await expect(rig.call({ ...member, projectId }, openWorkspace, { projectId })).rejects.toMatchObject({
      code: 'workspace.local_not_allowed',
    });
  });

  it('goes with its files when it is deleted', async () => {
    const { owner, workspace } = await createWorkspace(rig, { a: 'x' });
    expect(await rig.call(owner, deleteWorkspace, { workspaceId: workspace.id })).toMatchObject({ state: 'deleting' });
    await eventually(
      () => rig.call(owner, getWorkspace, { workspaceId: workspace.id }).catch(operationCode),
      (found) => found === 'not_found',
    );
    expect((await rig.service?.get(WorkspaceDriver).list())?.some(({ workspaceId }) => workspaceId === workspace.id)).toBe(false);
  });
});
