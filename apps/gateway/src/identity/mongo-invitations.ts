import { Injectable } from '@nestjs/common';
import { InjectCollection, TypedCollection } from '@constellation/server-mongo';
import { type InvitationDocument, invitationsCollection } from './invitation-document.ts';
import { Invitations } from './invitations.ts';

@Injectable()
export class MongoInvitations extends Invitations {
  constructor(@InjectCollection(invitationsCollection) private readonly invitations: TypedCollection<InvitationDocument>) {
    super();
  }

  override add(invitation: InvitationDocument): Promise<void> {
    return this.invitations.insertOne(invitation);
  }

  override usable(codeHash: string, now: Date): Promise<InvitationDocument | undefined> {
    return this.invitations.findOne({ codeHash, usedAt: { $exists: false }, expiresAt: { $gt: now } });
  }

  override async remove(id: InvitationDocument['_id']): Promise<boolean> {
    return (await this.invitations.deleteOne({ _id: id, usedAt: { $exists: false } })) > 0;
  }

  override page(limit: number, before: string | undefined): Promise<InvitationDocument[]> {
    return this.invitations.find(before === undefined ? {} : { _id: { $lt: before as InvitationDocument['_id'] } }, {
      sort: { _id: -1 },
      limit,
    });
  }
}
