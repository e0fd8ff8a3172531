import type { Principal, ServiceName } from '@constellation/contracts-kernel';
import { BoundedCache } from './bounded-cache.ts';
import type { StatementSigner } from './statement-signer.ts';
import { callTokenSeconds, renewBeforeSeconds } from './token-settings.ts';

/**
 * Makes call tokens of 60 s. The same principal and audience get the same token until 15 s before its end (5,000 of them at
 * most), since a signature per call would cost more than the call.
 */
export class CallTokenSigner {
  private readonly made: BoundedCache<Promise<string>>;

  constructor(
    private readonly statements: StatementSigner,
    private readonly now: () => number = Date.now,
  ) {
    this.made = new BoundedCache(5_000, now);
  }

  sign(principal: Principal, audience: ServiceName): Promise<string> {
    const key = `${audience} ${JSON.stringify(principal)}`;
    const made = this.made.get(key);
    if (made !== undefined) return made;
    const token = this.statements.sign({ kind: 'call', audience, claims: { principal }, expiresInSeconds: callTokenSeconds });
    this.made.set(key, token, this.now() + (callTokenSeconds - renewBeforeSeconds) * 1000);
    return token;
  }
}
