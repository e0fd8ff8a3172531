import { OperationError, serviceNameSchema, type ServiceName } from '@constellation/contracts-kernel';
import { jwtVerify } from 'jose';
import { z } from 'zod';
import type { KeyRing } from './key-ring.ts';
import { type StatementKind, typOf } from './token-settings.ts';

const envelopeSchema = z.object({ iss: serviceNameSchema, exp: z.number(), iat: z.number(), jti: z.string().optional() });

export interface VerifiedStatement<Claims> {
  issuer: ServiceName;
  /** Milliseconds since 1970. */
  expiresAt: number;
  /** The `jti`, when it has one. */
  id: string | undefined;
  claims: Claims;
}

export interface Expectation<Claims extends z.ZodType> {
  kind: StatementKind;
  audience: ServiceName;
  claims: Claims;
  /** Whose signature counts; any service's unless given. */
  issuer?: ServiceName;
}

/** Checks statements of any service against the key ring. */
export class StatementVerifier {
  constructor(
    private readonly keys: KeyRing,
    private readonly now: () => number = Date.now,
  ) {}

  /** Throws `unauthenticated` when the signature, kind, audience, issuer, lifetime or shape is not as expected. */
  async verify<Claims extends z.ZodType>(token: string, expected: Expectation<Claims>): Promise<VerifiedStatement<z.output<Claims>>> {
    try {
      const { payload, protectedHeader } = await jwtVerify(token, ({ kid }) => this.keyFor(kid), {
        algorithms: ['EdDSA'],
        typ: typOf(expected.kind),
        audience: expected.audience,
        currentDate: new Date(this.now()),
        clockTolerance: 2,
        requiredClaims: ['exp', 'iat'],
        ...(expected.issuer === undefined ? {} : { issuer: expected.issuer }),
      });
      const { iss, exp, jti } = envelopeSchema.parse(payload);
      if (protectedHeader.kid !== iss) throw new Error("The key is not the issuer's.");
      return { issuer: iss, expiresAt: exp * 1000, id: jti, claims: expected.claims.parse(payload) };
    } catch (error) {
      throw new OperationError('unauthenticated', { message: 'The signature does not hold.', executed: 'no', cause: error });
    }
  }

  /** The key is chosen by `kid` and must be the issuer's, which `verify` compares. */
  private keyFor(kid: string | undefined) {
    const service = serviceNameSchema.safeParse(kid);
    const key = service.success ? this.keys.keyOf(service.data) : undefined;
    if (key === undefined) throw new Error('The key is not known.');
    return key;
  }
}
