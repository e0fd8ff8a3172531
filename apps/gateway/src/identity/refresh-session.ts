import { Injectable } from '@nestjs/common';
import type { SignedIn } from '@constellation/contracts-identity';
import { OperationError } from '@constellation/contracts-kernel';
import { Clock } from '../clock.ts';
import { AccessTokens } from './access-tokens.ts';
import {
  newRefreshToken,
  openSuccessor,
  readRefreshToken,
  type RefreshToken,
  refreshTokenHash,
  sealSuccessor,
  writeRefreshToken,
} from './refresh-token.ts';
import { codeHash } from './secret-codes.ts';
import { SessionChanges } from './session-changes.ts';
import type { SessionDocument } from './session-document.ts';
import { parentGraceMs, sessionIdleMs } from './session-lifetimes.ts';
import { Sessions } from './sessions.ts';
import { accountOf } from './user-document.ts';
import { Users } from './users.ts';

const over = () => new OperationError('identity.session_ended');

/**
 * Rotates a refresh token. Its immediate parent gets the same successor for 30 s (two tabs, an answer that was lost); any
 * older token is a copy in other hands, and ends the session.
 */
@Injectable()
export class RefreshSession {
  constructor(
    private readonly sessions: Sessions,
    private readonly users: Users,
    private readonly tokens: AccessTokens,
    private readonly changes: SessionChanges,
    private readonly clock: Clock,
  ) {}

  async execute(cookie: string | undefined): Promise<SignedIn & { refreshToken: string }> {
    const token = readRefreshToken(cookie);
    if (token === undefined) throw over();
    const session = await this.sessions.byFamily(codeHash(token.family));
    const now = this.clock.now();
    if (session === undefined || session.endedAt !== undefined || session.expiresAt <= now) throw over();
    return this.signedIn(session, await this.successorOf(token, session, now));
  }

  private async successorOf(token: RefreshToken, session: SessionDocument, now: Date): Promise<RefreshToken> {
    const hash = refreshTokenHash(token);
    if (hash !== session.tokenHash) return this.afterRotation(token, hash, session, now);
    const successor = newRefreshToken(token.family);
    const rotated = await this.sessions.rotate(session._id, {
      parentHash: hash,
      tokenHash: refreshTokenHash(successor),
      sealedSuccessor: sealSuccessor(token, successor),
      at: now,
      expiresAt: new Date(now.getTime() + sessionIdleMs),
    });
    if (rotated !== undefined) return successor;
    // Another tab was faster, or the session ended between the two steps.
    const current = await this.sessions.byId(session._id);
    if (current === undefined || current.endedAt !== undefined) throw over();
    return this.afterRotation(token, hash, current, now);
  }

  private async afterRotation(token: RefreshToken, hash: string, session: SessionDocument, now: Date): Promise<RefreshToken> {
    const { parentHash, sealedSuccessor, rotatedAt } = session;
    const isFresh = now.getTime() - rotatedAt.getTime() <= parentGraceMs;
    if (hash === parentHash && sealedSuccessor !== undefined && isFresh) return openSuccessor(token, sealedSuccessor);
    const ended = await this.sessions.end(session._id, session.userId, now);
    if (ended !== undefined) await this.changes.ended([ended]);
    throw over();
  }

  private async signedIn(session: SessionDocument, successor: RefreshToken): Promise<SignedIn & { refreshToken: string }> {
    const user = await this.users.byId(session.userId);
    if (user === undefined || user.disabled) throw over();
    return { ...(await this.tokens.issue(session._id)), account: accountOf(user), refreshToken: writeRefreshToken(successor) };
  }
}
