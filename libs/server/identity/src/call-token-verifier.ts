import { createHash } from 'node:crypto';
import { OperationError, type Principal, principalSchema, type ServiceName } from '@constellation/contracts-kernel';
import { z } from 'zod';
import { BoundedCache } from './bounded-cache.ts';
import type { StatementVerifier } from './statement-verifier.ts';

const claimsSchema = z.object({ principal: principalSchema });

/**
 * Reads call tokens that were made for this service. A signature is checked once; until the token ends it is known by its
 * SHA-256 (10,000 tokens at most). Only the gateway may speak for a person, and a service only for itself.
 */
export class CallTokenVerifier {
  private readonly known: BoundedCache<Principal>;

  constructor(
    private readonly service: ServiceName,
    private readonly statements: StatementVerifier,
    now: () => number = Date.now,
  ) {
    this.known = new BoundedCache(10_000, now);
  }

  /** Throws `unauthenticated` for anything but a valid token of the right audience and issuer. */
  async verify(token: string): Promise<Principal> {
    const digest = createHash('sha256').update(token).digest('base64url');
    const known = this.known.get(digest);
    if (known !== undefined) return known;
    const { issuer, expiresAt, claims } = await this.statements.verify(token, {
      kind: 'call',
      audience: this.service,
      claims: claimsSchema,
    });
    const speaker = claims.principal.kind === 'person' ? 'gateway' : claims.principal.service;
    if (issuer !== speaker)
      throw new OperationError('unauthenticated', { message: 'The issuer may not speak for this principal.', executed: 'no' });
    this.known.set(digest, claims.principal, expiresAt);
    return claims.principal;
  }
}
