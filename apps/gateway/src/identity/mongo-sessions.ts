import { Injectable } from '@nestjs/common';
import type { SessionId, UserId } from '@constellation/contracts-kernel';
import { InjectCollection, TypedCollection } from '@constellation/server-mongo';
import { type SessionDocument, sessionsCollection } from './session-document.ts';
import { type Rotation, Sessions } from './sessions.ts';

const open = { endedAt: { $exists: false } } as const;

@Injectable()
export class MongoSessions extends Sessions {
  constructor(@InjectCollection(sessionsCollection) private readonly sessions: TypedCollection<SessionDocument>) {
    super();
  }

  override add(session: SessionDocument): Promise<void> {
    return this.sessions.insertOne(session);
  }

  override byId(id: SessionId): Promise<SessionDocument | undefined> {
    return this.sessions.findOne({ _id: id });
  }

  override byIds(ids: SessionId[]): Promise<SessionDocument[]> {
    return this.sessions.find({ _id: { $in: ids } });
  }

  override byFamily(familyHash: string): Promise<SessionDocument | undefined> {
    return this.sessions.findOne({ familyHash });
  }

  override rotate(
    id: SessionId,
    { parentHash, tokenHash, sealedSuccessor, at, expiresAt }: Rotation,
  ): Promise<SessionDocument | undefined> {
    return this.sessions.findOneAndUpdate(
      { _id: id, tokenHash: parentHash, ...open },
      { $set: { tokenHash, parentHash, sealedSuccessor, rotatedAt: at, lastSeenAt: at, expiresAt } },
    );
  }

  override end(id: SessionId, userId: UserId, now: Date): Promise<SessionDocument | undefined> {
    return this.sessions.findOneAndUpdate({ _id: id, userId, ...open }, { $set: { endedAt: now }, $inc: { version: 1 } });
  }

  override async endAll(userId: UserId, except: SessionId | undefined, now: Date): Promise<SessionDocument[]> {
    const others = except === undefined ? {} : { _id: { $ne: except } };
    await this.sessions.updateMany({ userId, ...others, ...open }, { $set: { endedAt: now }, $inc: { version: 1 } });
    return this.sessions.find({ userId, ...others, endedAt: now });
  }

  override async describe(
    userId: UserId,
    { name, platformRole }: Pick<SessionDocument, 'name' | 'platformRole'>,
  ): Promise<SessionDocument[]> {
    await this.sessions.updateMany({ userId, ...open }, { $set: { name, platformRole }, $inc: { version: 1 } });
    return this.sessions.find({ userId, ...open });
  }

  override page(userId: UserId, limit: number, before: string | undefined): Promise<SessionDocument[]> {
    const older = before === undefined ? {} : { _id: { $lt: before as SessionId } };
    return this.sessions.find({ userId, ...open, ...older }, { sort: { _id: -1 }, limit });
  }
}
