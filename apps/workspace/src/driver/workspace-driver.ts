import type { Duplex } from 'node:stream';
import type { WorkspaceId } from '@constellation/contracts-kernel';

/** What keeps a workspace apart from its host: nothing but its user id (`none`), or something real. */
export type Isolation = 'container' | 'namespace' | 'none';

export interface DriverCapabilities {
  isolation: Isolation;
  pause: boolean;
  diskQuota: 'hard' | 'none';
}

export interface WorkspaceSpec {
  workspaceId: WorkspaceId;
  /** Grows by one with each start; what runs under an older one is ended first. */
  generation: number;
  /** The workspace's own user and group id, where the driver can give it one. */
  uid: number | undefined;
}

export interface ObservedWorkspace {
  workspaceId: WorkspaceId;
  generation: number;
  isolation: Isolation;
  /** `dead`: a record or a stray process without its agent; `stop` clears it away. */
  state: 'running' | 'dead';
}

export interface StopOptions {
  /** How long the agent may flush and end by itself before everything is killed. */
  graceMs: number;
}

/**
 * Runs agents somewhere and reaches them. The seam for containers: nothing above it knows how a workspace is kept.
 * Every act may be repeated; what is true is what `list` sees, never what was asked for.
 */
export abstract class WorkspaceDriver {
  abstract readonly kind: 'local' | 'docker' | 'kubernetes';
  abstract capabilities(): Promise<DriverCapabilities>;
  /** Creates folders and starts the agent, or adopts the one that runs under the same generation. Fails with `DriverError`. */
  abstract ensure(spec: WorkspaceSpec, onStep?: (step: 'folder' | 'agent') => void): Promise<ObservedWorkspace>;
  /** Ends every process of the workspace, `setsid` children included. Its files stay. */
  abstract stop(workspaceId: WorkspaceId, options: StopOptions): Promise<void>;
  /** Ends it and removes its files for good. */
  abstract remove(workspaceId: WorkspaceId): Promise<void>;
  abstract list(): Promise<ObservedWorkspace[]>;
  /** A byte pipe to the agent, nothing else. The agent is not to be trusted. */
  abstract connect(workspaceId: WorkspaceId): Promise<Duplex>;
  /** Tells of agents that ended without being asked to. */
  abstract onExit(listener: (workspaceId: WorkspaceId, generation: number) => void): () => void;
  /** Stops watching. Workspaces go on. */
  abstract close(): Promise<void>;
}
