import { Injectable } from '@nestjs/common';
import { sessionIdSchema, type SessionId } from '@constellation/contracts-kernel';
import { StatementSigner, StatementVerifier } from '@constellation/server-identity';
import { z } from 'zod';
import { Clock } from '../clock.ts';
import { accessTokenMs } from './session-lifetimes.ts';

const claimsSchema = z.object({ sid: sessionIdSchema });

/** Access tokens of five minutes. They name a session and nothing else; who that is, is read from the session. */
@Injectable()
export class AccessTokens {
  constructor(
    private readonly signer: StatementSigner,
    private readonly verifier: StatementVerifier,
    private readonly clock: Clock,
  ) {}

  async issue(sessionId: SessionId): Promise<{ accessToken: string; expiresAt: string }> {
    const expiresAt = new Date(this.clock.now().getTime() + accessTokenMs).toISOString();
    const accessToken = await this.signer.sign({
      kind: 'access',
      audience: 'gateway',
      claims: { sid: sessionId },
      expiresInSeconds: accessTokenMs / 1000,
    });
    return { accessToken, expiresAt };
  }

  /** The session that a token names; throws `unauthenticated`. */
  async read(token: string): Promise<SessionId> {
    const { claims } = await this.verifier.verify(token, { kind: 'access', audience: 'gateway', issuer: 'gateway', claims: claimsSchema });
    return claims.sid;
  }
}
