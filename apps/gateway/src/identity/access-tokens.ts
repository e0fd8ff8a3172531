import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { sessionIdSchema, type SessionId } from '@constellation/contracts-kernel';
import { BoundedCache, StatementSigner, StatementVerifier } from '@constellation/server-identity';
import { z } from 'zod';
import { Clock } from '../clock.ts';
import { accessTokenMs } from './session-lifetimes.ts';

const claimsSchema = z.object({ sid: sessionIdSchema });

/** Access tokens of five minutes. They name a session and nothing else; who that is, is read from the session. */
@Injectable()
export class AccessTokens {
  /** A signature costs more than the rest of a call: it is checked once, then its token is known by its digest. */
  private readonly known: BoundedCache<SessionId>;

  constructor(
    private readonly signer: StatementSigner,
    private readonly verifier: StatementVerifier,
    private readonly clock: Clock,
  ) {
    this.known = new BoundedCache(20_000, () => clock.now().getTime());
  }

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
    const digest = createHash('sha256').update(token).digest('base64url');
    const known = this.known.get(digest);
    if (known !== undefined) return known;
    const { claims, expiresAt } = await this.verifier.verify(token, {
      kind: 'access',
      audience: 'gateway',
      issuer: 'gateway',
      claims: claimsSchema,
    });
    this.known.set(digest, claims.sid, expiresAt);
    return claims.sid;
  }
}
