import { Injectable } from '@nestjs/common';
import { type PersonSettings, personSettingsSchema } from '@constellation/contracts-identity';
import { OperationError, type UserId } from '@constellation/contracts-kernel';
import { InjectCollection, isDuplicateKey, MongoTransactions, TypedCollection } from '@constellation/server-mongo';
import { Clock } from '../clock.ts';
import { type InvitationDocument, invitationsCollection } from './invitation-document.ts';
import { codeHash as hashOf } from './secret-codes.ts';
import { type UserDocument, usersCollection } from './user-document.ts';
import { type UserChange, Users } from './users.ts';

const withoutUndefined = (change: object): Record<string, unknown> =>
  Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
const literally = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
const byName = { locale: 'en', strength: 2 } as const;

@Injectable()
export class MongoUsers extends Users {
  constructor(
    @InjectCollection(usersCollection) private readonly users: TypedCollection<UserDocument>,
    @InjectCollection(invitationsCollection) private readonly invitations: TypedCollection<InvitationDocument>,
    private readonly transactions: MongoTransactions,
    private readonly clock: Clock,
  ) {
    super();
  }

  override async anyone(): Promise<boolean> {
    return (await this.users.countDocuments({}, { limit: 1 })) > 0;
  }

  override byId(id: UserId): Promise<UserDocument | undefined> {
    return this.users.findOne({ _id: id });
  }

  override byEmail(email: string): Promise<UserDocument | undefined> {
    return this.users.findOne({ email });
  }

  override async addFirst(user: UserDocument): Promise<boolean> {
    try {
      await this.users.insertOne({ ...user, isFirstPerson: true });
      return true;
    } catch (error) {
      if (isDuplicateKey(error, 'isFirstPerson')) return false;
      if (isDuplicateKey(error, 'email')) throw new OperationError('identity.email_taken', { cause: error });
      throw error;
    }
  }

  override async add(user: UserDocument, invitationCode: string | undefined): Promise<void> {
    try {
      await this.transactions.run(async (session) => {
        if (invitationCode !== undefined) {
          const now = this.clock.now();
          const used = await this.invitations.updateOne(
            { codeHash: hashOf(invitationCode), usedAt: { $exists: false }, expiresAt: { $gt: now } },
            { $set: { usedAt: now, usedBy: user._id } },
            { session },
          );
          if (used === 0) throw new OperationError('identity.invitation_invalid');
        }
        await this.users.insertOne(user, { session });
      });
    } catch (error) {
      if (isDuplicateKey(error, 'email')) throw new OperationError('identity.email_taken', { cause: error });
      throw error;
    }
  }

  override change(id: UserId, version: number | undefined, change: UserChange): Promise<UserDocument | undefined> {
    const filter = version === undefined ? { _id: id } : { _id: id, version };
    return this.users.findOneAndUpdate(filter, { $set: withoutUndefined(change), $inc: { version: 1 } });
  }

  override changeKeepingAnAdmin(id: UserId, version: number | undefined, change: UserChange): Promise<UserDocument | undefined> {
    const filter = version === undefined ? { _id: id } : { _id: id, version };
    return this.transactions.run(async (session) => {
      const changed = await this.users.findOneAndUpdate(filter, { $set: withoutUndefined(change), $inc: { version: 1 } }, { session });
      // Every such change writes the first person's row, so that two at once conflict and the second sees the first.
      await this.users.updateMany({ isFirstPerson: true }, { $inc: { adminChanges: 1 } }, { session });
      const left = await this.users.countDocuments({ platformRole: 'admin', disabled: false }, { session });
      if (left === 0) throw new OperationError('identity.last_admin');
      return changed;
    });
  }

  override async changeSettings(id: UserId, settings: Partial<PersonSettings>): Promise<PersonSettings | undefined> {
    const fields = Object.entries(withoutUndefined(settings)).map(([name, value]) => [`settings.${name}`, value]);
    const user = await this.users.native.findOneAndUpdate(
      { _id: id },
      fields.length === 0 ? { $set: { _id: id } } : { $set: Object.fromEntries(fields) as object },
      { returnDocument: 'after' },
    );
    return user === null ? undefined : personSettingsSchema.parse(user.settings ?? {});
  }

  override async offerReset(id: UserId, codeHash: string, expiresAt: Date): Promise<boolean> {
    return (await this.users.updateOne({ _id: id }, { $set: { reset: { codeHash, expiresAt } } })) > 0;
  }

  override byResetCode(codeHash: string, now: Date): Promise<UserDocument | undefined> {
    return this.users.findOne({ 'reset.codeHash': codeHash, 'reset.expiresAt': { $gt: now } });
  }

  override useReset(codeHash: string, now: Date, passwordHash: string): Promise<UserDocument | undefined> {
    return this.users.findOneAndUpdate(
      { 'reset.codeHash': codeHash, 'reset.expiresAt': { $gt: now } },
      { $set: { passwordHash }, $unset: { reset: true }, $inc: { version: 1 } },
    );
  }

  override page({ search, limit, after }: Parameters<Users['page']>[0]): Promise<UserDocument[]> {
    const pattern = search === undefined || search === '' ? undefined : { $regex: literally(search), $options: 'i' };
    const conditions = [
      ...(pattern === undefined ? [] : [{ $or: [{ name: pattern }, { email: pattern }] }]),
      ...(after === undefined ? [] : [{ $or: [{ name: { $gt: after.name } }, { name: after.name, _id: { $gt: after.id as UserId } }] }]),
    ];
    return this.users.find(conditions.length === 0 ? {} : { $and: conditions }, { sort: { name: 1, _id: 1 }, limit, collation: byName });
  }
}
