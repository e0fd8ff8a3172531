import type { InvitationDocument } from './invitation-document.ts';

/** One-time invitations to sign up. They are used up together with the account they make (`Users.add`). */
export abstract class Invitations {
  abstract add(invitation: InvitationDocument): Promise<void>;
  /** The invitation of a code that can still be used. */
  abstract usable(codeHash: string, now: Date): Promise<InvitationDocument | undefined>;
  /** Whether an unused one was there to remove. */
  abstract remove(id: InvitationDocument['_id']): Promise<boolean>;
  abstract page(limit: number, before: string | undefined): Promise<InvitationDocument[]>;
}
