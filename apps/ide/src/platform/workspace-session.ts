import type { AgentClient } from '@constellation/agent-protocol';
import type { Account } from '@constellation/contracts-identity';
import type { ProjectId, WorkspaceId } from '@constellation/contracts-kernel';
import type { Project } from '@constellation/contracts-project';
import type { Workspace } from '@constellation/contracts-workspace';
import type { ApiClient, ConnectionState, LiveClient, ReadableCell } from '@constellation/web-api-client';
import type { QueryClient } from '@tanstack/react-query';
import type { WorkbenchLocation } from './workbench-location.ts';
import type { WorkspaceFiles } from './workspace-files.ts';

/** An open project as the features of the workbench see it. It lives as long as the page `/p/:projectId` does. */
export interface WorkspaceSession {
  readonly account: Account;
  readonly projectId: ProjectId;
  /** Follows renames and changes of the role. */
  readonly project: ReadableCell<Project>;
  readonly workspaceId: WorkspaceId;
  /** State, steps and reason; kept up to date by change notices. */
  readonly workspace: ReadableCell<Workspace>;
  /** An editor or the owner; a viewer reads. */
  readonly canWrite: boolean;
  readonly api: ApiClient;
  readonly live: LiveClient;
  readonly queries: QueryClient;
  readonly files: WorkspaceFiles;
  /** The agent while it is connected; open streams again on each new client. */
  readonly agent: ReadableCell<AgentClient | undefined>;
  readonly agentLink: ReadableCell<ConnectionState>;
  /** The file and line in the address. */
  readonly location: WorkbenchLocation;
}
