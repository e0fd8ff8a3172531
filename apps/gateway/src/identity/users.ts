import type { PersonSettings } from '@constellation/contracts-identity';
import type { PlatformRole, UserId } from '@constellation/contracts-kernel';
import type { UserDocument } from './user-document.ts';

export interface UserChange {
  name?: string | undefined;
  platformRole?: PlatformRole | undefined;
  disabled?: boolean | undefined;
  passwordHash?: string | undefined;
}

/** The accounts of the installation. */
export abstract class Users {
  abstract anyone(): Promise<boolean>;
  abstract byId(id: UserId): Promise<UserDocument | undefined>;
  abstract byEmail(email: string): Promise<UserDocument | undefined>;
  /** Throws `identity.email_taken`. Answers false when it was to be the first person and another was faster. */
  abstract addFirst(user: UserDocument): Promise<boolean>;
  /** Adds an account and uses up its invitation, both or neither. Throws `identity.email_taken` or `identity.invitation_invalid`. */
  abstract add(user: UserDocument, invitationCode: string | undefined): Promise<void>;
  /** The account after a change that was based on `version` (any, when undefined), or undefined when it has another one. */
  abstract change(id: UserId, version: number | undefined, change: UserChange): Promise<UserDocument | undefined>;
  /** Like `change`, but throws `identity.last_admin` when no enabled administrator would be left. */
  abstract changeKeepingAnAdmin(id: UserId, version: number | undefined, change: UserChange): Promise<UserDocument | undefined>;
  abstract changeSettings(id: UserId, settings: Partial<PersonSettings>): Promise<PersonSettings | undefined>;
  abstract offerReset(id: UserId, codeHash: string, expiresAt: Date): Promise<boolean>;
  abstract byResetCode(codeHash: string, now: Date): Promise<UserDocument | undefined>;
  /** Sets the password of the account whose reset link this is, once. */
  abstract useReset(codeHash: string, now: Date, passwordHash: string): Promise<UserDocument | undefined>;
  abstract page(options: {
    search: string | undefined;
    limit: number;
    after: { name: string; id: string } | undefined;
  }): Promise<UserDocument[]>;
}
