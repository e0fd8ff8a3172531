import { readFile } from 'node:fs/promises';
import { serviceNameSchema, type ServiceName } from '@constellation/contracts-kernel';
import type { CryptoKey } from 'jose';
import { z } from 'zod';

const publicJwkSchema = z.object({ kid: serviceNameSchema, kty: z.literal('OKP'), crv: z.literal('Ed25519'), x: z.string() });
const jwksSchema = z.object({ keys: z.array(publicJwkSchema).min(1) });

/** The public keys of all services, by service. Only Ed25519 is known; there is nothing else to be talked into. */
export class KeyRing {
  constructor(private readonly keys: ReadonlyMap<ServiceName, CryptoKey>) {}

  /** Reads a JWKS whose `kid`s are service names. Throws when the file is missing or holds anything else. */
  static async fromFile(path: string): Promise<KeyRing> {
    const { keys } = jwksSchema.parse(JSON.parse(await readFile(path, 'utf8')));
    const imported = await Promise.all(
      keys.map(async (jwk) => [jwk.kid, await crypto.subtle.importKey('jwk', jwk, 'Ed25519', false, ['verify'])] as const),
    );
    return new KeyRing(new Map(imported));
  }

  keyOf(service: ServiceName): CryptoKey | undefined {
    return this.keys.get(service);
  }
}
