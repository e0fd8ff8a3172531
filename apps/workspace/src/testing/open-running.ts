import type { PersonPrincipal, ProjectId } from '@constellation/contracts-kernel';
import { getWorkspace, openWorkspace, type Workspace } from '@constellation/contracts-workspace';
import { DataPlaneClient } from './data-plane-client.ts';
import { eventually } from './eventually.ts';
import type { WorkspaceRig } from './workspace-rig.ts';

/** Opens a project's workspace and waits until it is in `state`. */
export const openUntil = async (
  rig: WorkspaceRig,
  owner: PersonPrincipal,
  projectId: ProjectId,
  state: Workspace['state'] = 'running',
): Promise<Workspace> => {
  const { id } = await rig.call(owner, openWorkspace, { projectId });
  const ends = ['running', 'failed', 'crashed', 'stopped'];
  const workspace = await eventually(
    () => rig.call(owner, getWorkspace, { workspaceId: id }),
    (found) => ends.includes(found.state),
    20_000,
  );
  if (workspace.state !== state) throw new Error(`${workspace.state} instead of ${state}: ${JSON.stringify(workspace.reason)}`);
  return workspace;
};

/** A project of a new administrator with these files, its workspace running. */
export const createWorkspace = async (rig: WorkspaceRig, files: Record<string, string>) => {
  const person = rig.person();
  const projectId = rig.makeProject(person.userId, files);
  const owner: PersonPrincipal = { ...person, projectId };
  const workspace = await openUntil(rig, owner, projectId);
  const dataPlaneFor = async (principal: PersonPrincipal) => new DataPlaneClient(rig.address, await rig.tokenFor(principal), workspace.id);
  return { owner, projectId, workspace, dataPlane: await dataPlaneFor(owner), dataPlaneFor };
};
