import { readFile } from 'node:fs/promises';
import type { ServiceName } from '@constellation/contracts-kernel';
import { type CryptoKey, SignJWT } from 'jose';
import { z } from 'zod';
import { type StatementKind, typOf } from './token-settings.ts';

const privateJwkSchema = z.object({ kty: z.literal('OKP'), crv: z.literal('Ed25519'), x: z.string(), d: z.string() });

export interface Statement {
  kind: StatementKind;
  audience: ServiceName;
  claims: Record<string, unknown>;
  expiresInSeconds: number;
  /** Becomes the `jti`, by which a receiver takes a statement only once. */
  id?: string;
}

/** Signs statements in the name of this process's service, as EdDSA JWTs. */
export class StatementSigner {
  constructor(
    readonly service: ServiceName,
    private readonly key: CryptoKey,
    private readonly now: () => number = Date.now,
  ) {}

  /** Reads the service's private JWK. */
  static async fromFile(service: ServiceName, path: string): Promise<StatementSigner> {
    const jwk = privateJwkSchema.parse(JSON.parse(await readFile(path, 'utf8')));
    return new StatementSigner(service, await crypto.subtle.importKey('jwk', jwk, 'Ed25519', false, ['sign']));
  }

  sign({ kind, audience, claims, expiresInSeconds, id }: Statement): Promise<string> {
    const issuedAt = Math.floor(this.now() / 1000);
    const statement = new SignJWT(claims)
      .setProtectedHeader({ alg: 'EdDSA', typ: typOf(kind), kid: this.service })
      .setIssuer(this.service)
      .setAudience(audience)
      .setIssuedAt(issuedAt)
      .setExpirationTime(issuedAt + expiresInSeconds);
    if (id !== undefined) statement.setJti(id);
    return statement.sign(this.key);
  }
}
