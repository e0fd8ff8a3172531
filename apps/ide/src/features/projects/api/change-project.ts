import { deleteProject, restoreProject, updateProject, type Project } from '@constellation/contracts-project';
import { notify } from '@constellation/web-ui';
import type { Application } from '../../../platform/application.ts';
import { copyOfFailure } from '../../../platform/failure-copy.ts';
import { projectKeys } from './project-queries.ts';

type Parts = Pick<Application, 'api' | 'queries'>;

const refreshLists = ({ queries }: Parts): Promise<void> => queries.invalidateQueries({ queryKey: projectKeys.all });

/** Changes name or description of the version that was seen; rejects with `precondition_failed` when it is not the last one. */
export const saveProject = async (parts: Parts, seen: Project, change: { name: string; description: string }): Promise<void> => {
  await parts.api.call(updateProject, { projectId: seen.id, ifMatch: String(seen.version), ...change });
  await refreshLists(parts);
};

export const takeBack = async (parts: Parts, project: Project): Promise<void> => {
  try {
    await parts.api.call(restoreProject, { projectId: project.id });
    notify.success(`${project.name} is back`);
  } catch (cause) {
    notify.error(`${project.name} could not be restored`, { description: copyOfFailure(cause).sentence });
  }
  await refreshLists(parts);
};

/** Deletes at once and offers to take it back. */
export const removeProject = async (parts: Parts, project: Project): Promise<void> => {
  try {
    await parts.api.call(deleteProject, { projectId: project.id });
    notify.message(`${project.name} was deleted`, {
      description: 'It can be restored for seven days.',
      action: { label: 'Undo', onClick: () => void takeBack(parts, project) },
    });
  } catch (cause) {
    notify.error(`${project.name} could not be deleted`, { description: copyOfFailure(cause).sentence });
  }
  await refreshLists(parts);
};
