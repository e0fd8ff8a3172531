import type { ProjectId, UserId } from '@constellation/contracts-kernel';
import { positionOf, type ListPosition, type ProjectOrder } from '../projects/list-cursor.ts';
import type { ProjectRow } from '../projects/project-row.ts';
import { ProjectRepository, type ProjectFilter, type WriteRefusal } from '../projects/project.repository.ts';

const compare = (order: ProjectOrder) => (a: ListPosition, b: ListPosition) => {
  const ascending = a.value === b.value ? (a.id < b.id ? -1 : a.id > b.id ? 1 : 0) : a.value < b.value ? -1 : 1;
  return order === 'name' ? ascending : -ascending;
};

/** The repository's rules without a database. */
export class MemoryProjectRepository extends ProjectRepository {
  readonly rows = new Map<ProjectId, ProjectRow>();

  override async insert(row: ProjectRow): Promise<WriteRefusal | undefined> {
    const others = [...this.rows.values()].filter(({ ownerId }) => ownerId === row.ownerId);
    if (others.some(({ idempotencyKey }) => idempotencyKey === row.idempotencyKey)) return 'key-used';
    if (others.some(({ slug }) => slug === row.slug)) return 'slug-taken';
    if (this.nameIsTaken(row)) return 'name-taken';
    this.rows.set(row._id, structuredClone(row));
    return undefined;
  }

  override async replace(row: ProjectRow, expectedVersion: number): Promise<WriteRefusal | undefined> {
    const stored = this.rows.get(row._id);
    if (stored?.version !== expectedVersion) return 'changed-meanwhile';
    if (this.nameIsTaken(row)) return 'name-taken';
    const { lastOpenedAt, activeAt, members } = stored;
    this.rows.set(row._id, { ...structuredClone(row), members, activeAt, ...(lastOpenedAt === undefined ? {} : { lastOpenedAt }) });
    return undefined;
  }

  override async find(id: ProjectId): Promise<ProjectRow | undefined> {
    return structuredClone(this.rows.get(id));
  }

  override async findByKey(ownerId: UserId, key: string): Promise<ProjectRow | undefined> {
    return structuredClone([...this.rows.values()].find((row) => row.ownerId === ownerId && row.idempotencyKey === key));
  }

  override async findDeleted(ids: readonly ProjectId[]): Promise<ProjectRow[]> {
    return [...this.rows.values()].filter((row) => row.state === 'deleted' && ids.includes(row._id));
  }

  override async list(filter: ProjectFilter, order: ProjectOrder, after: ListPosition | undefined, limit: number): Promise<ProjectRow[]> {
    const isWanted = (row: ProjectRow) =>
      row.members.some(({ userId }) => userId === filter.userId) &&
      row.state === filter.state &&
      (row.state === 'active' || (row.purgeAt !== undefined && row.purgeAt > filter.purgedAfter)) &&
      (filter.search === undefined || row.searchText.includes(filter.search)) &&
      (after === undefined || compare(order)(positionOf(row, order), after) > 0);
    const found = [...this.rows.values()].filter(isWanted);
    return found.toSorted((a, b) => compare(order)(positionOf(a, order), positionOf(b, order))).slice(0, limit);
  }

  override async countOf(ownerId: UserId): Promise<number> {
    return [...this.rows.values()].filter((row) => row.ownerId === ownerId && row.state === 'active').length;
  }

  override async markOpened(id: ProjectId, at: Date): Promise<boolean> {
    const row = this.rows.get(id);
    if (row === undefined) return false;
    if (row.lastOpenedAt === undefined || row.lastOpenedAt < at) row.lastOpenedAt = at;
    if (row.activeAt < at) row.activeAt = at;
    return true;
  }

  override async setLocalCommands(id: ProjectId, userId: UserId, allowed: boolean): Promise<boolean> {
    const member = this.rows.get(id)?.members.find((one) => one.userId === userId);
    if (member === undefined) return false;
    member.localCommandsAllowed = allowed;
    return true;
  }

  private nameIsTaken(row: ProjectRow): boolean {
    const isTakenBy = (other: ProjectRow) =>
      other._id !== row._id && other.ownerId === row.ownerId && other.state === 'active' && other.nameKey === row.nameKey;
    return row.state === 'active' && [...this.rows.values()].some(isTakenBy);
  }
}
