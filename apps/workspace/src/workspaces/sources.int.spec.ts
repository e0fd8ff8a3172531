import { join } from 'node:path';
import type { ProjectId } from '@constellation/contracts-kernel';
import { getWorkspace, openWorkspace, startWorkspace, stopWorkspace } from '@constellation/contracts-workspace';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventually } from '../testing/eventually.ts';
import { GitServer } from '../testing/git-server.ts';
import { createWorkspace, openUntil } from '../testing/open-running.ts';
import { DataPlaneClient } from '../testing/data-plane-client.ts';
import { operationCode } from '../operation-code.ts';
import { WorkspaceRig } from '../testing/workspace-rig.ts';
import { FollowDeletions } from './follow-deletions.ts';

describe('a workspace whose files come from elsewhere', () => {
  const rig = new WorkspaceRig();
  const server = new GitServer(join(rig.folder, 'repositories'));
  beforeAll(async () => {
    await rig.start();
    await server.start();
    server.addRepository('sample', { 'README.md': '# Sample\n', 'index.js': 'x\n' });
  });
  afterAll(async () => {
    server.stop();
    await rig.stop();
  });

  const projectOf = (url: string, branch?: string) => {
    const person = rig.person();
    const projectId: ProjectId = rig.makeProject(person.userId);
    rig.known.seeds.set(projectId, { ownerId: person.userId, name: 'Clone', source: { kind: 'git', url, branch }, files: [] });
    return { owner: { ...person, projectId }, projectId };
  };

  it('is cloned inside the workspace', async () => {
    const { owner, projectId } = projectOf(server.url('sample'));
    const workspace = await openUntil(rig, owner, projectId);
    expect(workspace.steps.map(({ name, state }) => `${name} ${state}`)).toEqual(['folder done', 'agent done', 'clone done']);
    const plane = new DataPlaneClient(rig.address, await rig.tokenFor(owner), workspace.id);
    expect(await (await plane.fetch('/files?path=README.md')).text()).toBe('# Sample\n');
    expect((await plane.lines('/exec', { method: 'POST', body: '{"command":"git log --format=%s"}' }))[0]).toMatchObject({
      text: 'first\n',
    });
  });

  it('says in git’s words why it could not be cloned, and can be tried again', async () => {
    const { owner, projectId } = projectOf(server.url('later'));
    const failed = await openUntil(rig, owner, projectId, 'failed');
    expect(failed.reason).toMatchObject({ code: 'workspace.clone_failed', message: expect.stringContaining('not found') as string });
    expect(failed.steps.at(-1)).toMatchObject({ name: 'clone', state: 'failed' });
    server.addRepository('later', { a: 'a\n' });
    await rig.call(owner, startWorkspace, { workspaceId: failed.id });
    await eventually(
      () => rig.call(owner, getWorkspace, { workspaceId: failed.id }),
      ({ state }) => state === 'running',
    );
  });

  it.each(['ext::sh -c id', 'file:///etc', '--upload-pack=id', 'https://user:secret@example.org/x.git'])(
    'is not cloned from %s',
    async (url) => {
      const { owner, projectId } = projectOf(url);
      expect((await openUntil(rig, owner, projectId, 'failed')).reason?.code).toBe('workspace.clone_failed');
    },
  );

  it('stops cloning when it is cancelled', async () => {
    server.stall = true;
    const { owner, projectId } = projectOf(server.url('sample'));
    const { id: workspaceId } = await rig.call(owner, openWorkspace, { projectId });
    await eventually(
      () => server.stalled,
      (count) => count === 1,
    );
    expect(await rig.call(owner, stopWorkspace, { workspaceId })).toMatchObject({ state: 'stopping' });
    await eventually(
      () => rig.call(owner, getWorkspace, { workspaceId }),
      ({ state }) => state === 'stopped',
    );
    expect(server.stalled).toBe(0);
    server.stall = false;
    await rig.call(owner, startWorkspace, { workspaceId });
    await eventually(
      () => rig.call(owner, getWorkspace, { workspaceId }),
      ({ state }) => state === 'running',
    );
  });

  it('stops with its project’s deletion and goes when that is final', async () => {
    const { owner, projectId, workspace } = await createWorkspace(rig, { a: 'x' });
    const state = () => rig.call(owner, getWorkspace, { workspaceId: workspace.id }).then((found) => found.state, operationCode);
    const follow = () => rig.service?.get(FollowDeletions).execute();
    rig.known.deleted.set(projectId, { purge: false });
    await follow();
    await eventually(state, (found) => found === 'stopped');
    rig.known.deleted.set(projectId, { purge: true });
    await follow();
    await eventually(state, (found) => found === 'not_found');
  });
});
