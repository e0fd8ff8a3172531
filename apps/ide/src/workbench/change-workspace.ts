import { restartWorkspace, startWorkspace, stopWorkspace, type Workspace } from '@constellation/contracts-workspace';
import type { WorkspaceId } from '@constellation/contracts-kernel';
import { notify } from '@constellation/web-ui';
import type { ApiClient } from '@constellation/web-api-client';
import { copyOfFailure } from '../platform/failure-copy.ts';

const operations = { start: startWorkspace, stop: stopWorkspace, restart: restartWorkspace };
const failures = {
  start: 'The workspace could not be started',
  stop: 'The workspace could not be stopped',
  restart: 'The workspace could not be restarted',
};

/** Starts, stops or restarts a workspace and hands on what the server answered; a refusal is told. */
export const changeWorkspace = async (
  api: Pick<ApiClient, 'call'>,
  act: keyof typeof operations,
  workspaceId: WorkspaceId,
  accept: (workspace: Workspace) => void,
): Promise<void> => {
  try {
    accept(await api.call(operations[act], { workspaceId }));
  } catch (cause) {
    notify.error(failures[act], { description: copyOfFailure(cause).sentence });
  }
};
