import type { Account } from '@constellation/contracts-identity';
import { roleReaches } from '@constellation/contracts-kernel';
import type { Project } from '@constellation/contracts-project';
import type { Workspace } from '@constellation/contracts-workspace';
import { createCell, type Reconnector } from '@constellation/web-api-client';
import type { Application } from '../platform/application.ts';
import { projectQuery } from '../platform/project-query.ts';
import { createWorkbenchLocation } from '../platform/workbench-location.ts';
import { WorkspaceFiles } from '../platform/workspace-files.ts';
import type { WorkspaceSession } from '../platform/workspace-session.ts';
import { connectAgent } from './connect-agent.ts';
import { followWorkspace, type FollowedWorkspace } from './follow-workspace.ts';

export interface OpenedSession {
  session: WorkspaceSession;
  followed: FollowedWorkspace;
  /** The socket to the agent; open while the workspace runs. */
  agentLink: Reconnector;
  dispose: () => void;
}

/** Opens a project's workspace for the page: follows its state and holds the link to its agent while it runs. */
export const openSession = (application: Application, account: Account, project: Project, workspace: Workspace): OpenedSession => {
  const { api, live, queries } = application;
  const followed = followWorkspace(api, live, workspace);
  const { connection, link } = connectAgent(application, workspace.id);
  const location = createWorkbenchLocation(window);
  const projectCell = createCell(project);
  const { queryKey } = projectQuery(api, project.id);
  const stopProject = live.subscribe(() => ({ resource: 'project', id: project.id }), {
    onChange: () => void queries.invalidateQueries({ queryKey }),
    onSubscribed: () => void queries.invalidateQueries({ queryKey }),
  });
  const stopCache = queries.getQueryCache().subscribe(() => {
    projectCell.set(queries.getQueryData<Project>(queryKey) ?? projectCell.get());
  });
  const followAgent = (): void => {
    if (followed.workspace.get().state === 'running') link.start();
    else link.stop();
  };
  const stopFollowing = followed.workspace.subscribe(followAgent);
  followAgent();
  return {
    followed,
    agentLink: link,
    session: {
      account,
      api,
      live,
      queries,
      location,
      projectId: project.id,
      project: projectCell,
      workspaceId: workspace.id,
      workspace: followed.workspace,
      canWrite: roleReaches(project.role, 'editor'),
      files: new WorkspaceFiles(api, workspace.id),
      agent: connection.client,
      agentLink: link.state,
    },
    dispose: () => {
      stopFollowing();
      stopCache();
      stopProject();
      followed.dispose();
      link.stop();
      location.dispose();
    },
  };
};
