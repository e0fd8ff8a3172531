import type { SessionId, UserId } from '@constellation/contracts-kernel';
import type { SessionDocument } from './session-document.ts';

/** What a rotation writes. */
export interface Rotation {
  parentHash: string;
  tokenHash: string;
  sealedSuccessor: string;
  at: Date;
  expiresAt: Date;
}

/** The sessions of all people; the truth about who is signed in. */
export abstract class Sessions {
  abstract add(session: SessionDocument): Promise<void>;
  abstract byId(id: SessionId): Promise<SessionDocument | undefined>;
  abstract byIds(ids: SessionId[]): Promise<SessionDocument[]>;
  abstract byFamily(familyHash: string): Promise<SessionDocument | undefined>;
  /** Rotates the token, unless it was rotated or ended meanwhile: then undefined. */
  abstract rotate(id: SessionId, rotation: Rotation): Promise<SessionDocument | undefined>;
  /** Ends one session of a person and answers it; undefined when there is none that goes on. */
  abstract end(id: SessionId, userId: UserId, now: Date): Promise<SessionDocument | undefined>;
  /** Ends all sessions of a person but one, and answers those that ended now. */
  abstract endAll(userId: UserId, except: SessionId | undefined, now: Date): Promise<SessionDocument[]>;
  /** Writes a person's name and role to their sessions, and answers these. */
  abstract describe(userId: UserId, person: Pick<SessionDocument, 'name' | 'platformRole'>): Promise<SessionDocument[]>;
  /** The sessions of a person that go on, newest first. */
  abstract page(userId: UserId, limit: number, before: string | undefined): Promise<SessionDocument[]>;
}
