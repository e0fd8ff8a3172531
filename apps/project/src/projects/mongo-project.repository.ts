import { Injectable } from '@nestjs/common';
import type { ProjectId, UserId } from '@constellation/contracts-kernel';
import { InjectCollection, isDuplicateKey, TypedCollection } from '@constellation/server-mongo';
import type { ListPosition, ProjectOrder } from './list-cursor.ts';
import { projects, type ProjectRow } from './project-row.ts';
import { ProjectRepository, type ProjectFilter, type WriteRefusal } from './project.repository.ts';

const sortedBy = {
  opened: { field: 'activeAt', direction: -1 },
  created: { field: 'createdAt', direction: -1 },
  name: { field: 'nameKey', direction: 1 },
} as const;

const optionalFields = ['runCommand', 'testCommand', 'deletedAt', 'purgeAt'] as const;

const refusalOf = (error: unknown): WriteRefusal => {
  if (isDuplicateKey(error, 'idempotencyKey')) return 'key-used';
  if (isDuplicateKey(error, 'slug')) return 'slug-taken';
  if (isDuplicateKey(error, 'nameKey')) return 'name-taken';
  throw error;
};

/** The text itself as a regular expression. */
const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** What follows a position in a list's order; the id decides among equal values. */
const beyond = (order: ProjectOrder, { value, id }: ListPosition) => {
  const { field, direction } = sortedBy[order];
  const comparison = direction === 1 ? '$gt' : '$lt';
  const stored = typeof value === 'number' ? new Date(value) : value;
  return { $or: [{ [field]: { [comparison]: stored } }, { [field]: stored, _id: { [comparison]: id } }] };
};

@Injectable()
export class MongoProjectRepository extends ProjectRepository {
  constructor(@InjectCollection(projects) private readonly collection: TypedCollection<ProjectRow>) {
    super();
  }

  override async insert(row: ProjectRow): Promise<WriteRefusal | undefined> {
    return this.collection.insertOne(row).then(() => undefined, refusalOf);
  }

  override async replace(row: ProjectRow, expectedVersion: number): Promise<WriteRefusal | undefined> {
    // The members and the time of opening have writers of their own, which raise no version: this write leaves them alone.
    const { _id, members: _members, lastOpenedAt: _lastOpenedAt, activeAt: _activeAt, ...set } = row;
    const absent = optionalFields.filter((field) => !(field in set));
    const unset = Object.fromEntries(absent.map((field) => [field, true as const]));
    try {
      const matched = await this.collection.updateOne(
        { _id, version: expectedVersion },
        { $set: set, ...(absent.length > 0 ? { $unset: unset } : {}) },
      );
      return matched === 1 ? undefined : 'changed-meanwhile';
    } catch (error) {
      return refusalOf(error);
    }
  }

  override find(id: ProjectId): Promise<ProjectRow | undefined> {
    return this.collection.findOne({ _id: id });
  }

  override findByKey(ownerId: UserId, idempotencyKey: string): Promise<ProjectRow | undefined> {
    return this.collection.findOne({ ownerId, idempotencyKey });
  }

  override findDeleted(ids: readonly ProjectId[]): Promise<ProjectRow[]> {
    return this.collection.find({ _id: { $in: [...ids] }, state: 'deleted' });
  }

  override list(filter: ProjectFilter, order: ProjectOrder, after: ListPosition | undefined, limit: number): Promise<ProjectRow[]> {
    const { field, direction } = sortedBy[order];
    const query = {
      'members.userId': filter.userId,
      state: filter.state,
      ...(filter.state === 'deleted' ? { purgeAt: { $gt: filter.purgedAfter } } : {}),
      ...(filter.search === undefined ? {} : { searchText: { $regex: escaped(filter.search) } }),
      ...(after === undefined ? {} : beyond(order, after)),
    };
    return this.collection.find(query, { sort: { [field]: direction, _id: direction }, limit });
  }

  override countOf(ownerId: UserId): Promise<number> {
    return this.collection.countDocuments({ ownerId, state: 'active' });
  }

  override async markOpened(id: ProjectId, at: Date): Promise<boolean> {
    return (await this.collection.updateOne({ _id: id }, { $max: { lastOpenedAt: at, activeAt: at } })) === 1;
  }

  override async setLocalCommands(id: ProjectId, userId: UserId, allowed: boolean): Promise<boolean> {
    return (
      (await this.collection.updateOne({ _id: id, 'members.userId': userId }, { $set: { 'members.$.localCommandsAllowed': allowed } })) ===
      1
    );
  }
}
