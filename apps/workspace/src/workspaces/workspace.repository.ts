import type { ProjectId, UserId, WorkspaceId } from '@constellation/contracts-kernel';
import type { WorkspaceState } from '@constellation/contracts-workspace';
import type { WorkspaceRow } from './workspace-row.ts';

/** What must still be true of a row for a change to be made. */
export interface RowGuard {
  /** The epoch under which the caller holds the workspace. */
  ownerEpoch?: number;
  generation?: number;
  states?: readonly WorkspaceState[];
}

/** Fields that a change replaces; `undefined` removes an optional one. */
export type RowChange = Partial<
  Pick<
    WorkspaceRow,
    'state' | 'desired' | 'steps' | 'reason' | 'generation' | 'isolation' | 'isSeeded' | 'ownerIsAdmin' | 'crashes' | 'startedAt'
  >
>;

export abstract class WorkspaceRepository {
  abstract get(id: WorkspaceId): Promise<WorkspaceRow | undefined>;
  abstract ofProject(projectId: ProjectId): Promise<WorkspaceRow | undefined>;
  /** By id, after `after`. */
  abstract ofOwner(ownerId: UserId, page: { limit: number; after?: string | undefined }): Promise<WorkspaceRow[]>;
  /** All rows, by id, for the loops that compare them with the world. */
  abstract page(after: string | undefined, limit: number): Promise<WorkspaceRow[]>;
  /** Inserts with the next free user id; false when the project already has a workspace. */
  abstract insert(row: Omit<WorkspaceRow, 'uid'>): Promise<boolean>;
  /** Counts the epoch up and answers the row as its new owner holds it. */
  abstract claim(id: WorkspaceId): Promise<WorkspaceRow | undefined>;
  /** Changes the row and counts its version up; undefined when the guard no longer holds. */
  abstract change(id: WorkspaceId, guard: RowGuard, change: RowChange): Promise<WorkspaceRow | undefined>;
  abstract remove(id: WorkspaceId): Promise<void>;
}
