import type { ProjectId, UserId } from '@constellation/contracts-kernel';
import type { ListPosition, ProjectOrder } from './list-cursor.ts';
import type { ProjectRow } from './project-row.ts';

/** Why a write was refused by a rule that only the store can keep. */
export type WriteRefusal = 'name-taken' | 'slug-taken' | 'key-used' | 'changed-meanwhile';

export interface ProjectFilter {
  userId: UserId;
  state: ProjectRow['state'];
  /** Only those whose grace period ends after it. */
  purgedAfter: Date;
  /** Lower case; matched anywhere in name and description. */
  search?: string | undefined;
}

/** The projects as they are stored; every acknowledged write survives the loss of any one database server. */
export abstract class ProjectRepository {
  abstract insert(row: ProjectRow): Promise<WriteRefusal | undefined>;
  /** Writes the row if the stored one still has `expectedVersion`. */
  abstract replace(row: ProjectRow, expectedVersion: number): Promise<WriteRefusal | undefined>;
  abstract find(id: ProjectId): Promise<ProjectRow | undefined>;
  abstract findByKey(ownerId: UserId, idempotencyKey: string): Promise<ProjectRow | undefined>;
  abstract findDeleted(ids: readonly ProjectId[]): Promise<ProjectRow[]>;
  abstract list(filter: ProjectFilter, order: ProjectOrder, after: ListPosition | undefined, limit: number): Promise<ProjectRow[]>;
  abstract countOf(ownerId: UserId): Promise<number>;
  /** `false` when there is no such project. */
  abstract markOpened(id: ProjectId, at: Date): Promise<boolean>;
  /** `false` when there is no such member. */
  abstract setLocalCommands(id: ProjectId, userId: UserId, allowed: boolean): Promise<boolean>;
}
