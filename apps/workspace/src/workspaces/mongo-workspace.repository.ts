import { randomInt } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { ProjectId, UserId, WorkspaceId } from '@constellation/contracts-kernel';
import { InjectCollection, isDuplicateKey, TypedCollection } from '@constellation/server-mongo';
import { WorkspaceRepository, type RowChange, type RowGuard } from './workspace.repository.ts';
import { workspaces, type WorkspaceRow } from './workspace-row.ts';

/**
 * Where an installation's user ids begin: one of a million blocks of a thousand above 200,000, drawn with its first workspace. Two
 * installations on one host must not share a user, or each would end the other's programs.
 */
const firstUid = (): number => 200_000 + randomInt(1_000_000) * 1_000;

@Injectable()
export class MongoWorkspaceRepository extends WorkspaceRepository {
  constructor(@InjectCollection(workspaces) private readonly rows: TypedCollection<WorkspaceRow>) {
    super();
  }

  override get(id: WorkspaceId): Promise<WorkspaceRow | undefined> {
    return this.rows.findOne({ _id: id });
  }

  override ofProject(projectId: ProjectId): Promise<WorkspaceRow | undefined> {
    return this.rows.findOne({ projectId });
  }

  override ofOwner(ownerId: UserId, { limit, after }: { limit: number; after?: string | undefined }): Promise<WorkspaceRow[]> {
    return this.rows.find({ ownerId, ...(after === undefined ? {} : { _id: { $gt: after as WorkspaceId } }) }, { sort: { _id: 1 }, limit });
  }

  override page(after: string | undefined, limit: number): Promise<WorkspaceRow[]> {
    return this.rows.find(after === undefined ? {} : { _id: { $gt: after as WorkspaceId } }, { sort: { _id: 1 }, limit });
  }

  override async insert(row: Omit<WorkspaceRow, 'uid'>): Promise<boolean> {
    for (;;) {
      const [last] = await this.rows.find({}, { sort: { uid: -1 }, limit: 1 });
      try {
        await this.rows.insertOne({ ...row, uid: last === undefined ? firstUid() : last.uid + 1 });
        return true;
      } catch (error) {
        if (isDuplicateKey(error, 'projectId')) return false;
        // Another instance took the same user id at this moment.
        if (!isDuplicateKey(error, 'uid')) throw error;
      }
    }
  }

  override claim(id: WorkspaceId): Promise<WorkspaceRow | undefined> {
    return this.rows.findOneAndUpdate({ _id: id }, { $inc: { ownerEpoch: 1 } });
  }

  override change(id: WorkspaceId, guard: RowGuard, change: RowChange): Promise<WorkspaceRow | undefined> {
    const { ownerEpoch, generation, states } = guard;
    const fields = Object.entries(change);
    const set = Object.fromEntries(fields.filter(([, value]) => value !== undefined));
    const unset = Object.fromEntries(fields.filter(([, value]) => value === undefined).map(([name]) => [name, '']));
    return this.rows.findOneAndUpdate(
      {
        _id: id,
        ...(ownerEpoch === undefined ? {} : { ownerEpoch }),
        ...(generation === undefined ? {} : { generation }),
        ...(states === undefined ? {} : { state: { $in: [...states] } }),
      },
      {
        $inc: { version: 1 },
        ...(Object.keys(set).length === 0 ? {} : { $set: set }),
        ...(Object.keys(unset).length === 0 ? {} : { $unset: unset }),
      } as never,
    );
  }

  override async remove(id: WorkspaceId): Promise<void> {
    await this.rows.deleteOne({ _id: id });
  }
}
