import { Injectable } from '@nestjs/common';
import type { Operation, Principal } from '@constellation/contracts-kernel';
import { CallAuthenticator } from '@constellation/transport';
import { authorise } from './authorise.ts';
import { CallTokenVerifier } from './call-token-verifier.ts';

/** Lets a call in: its token must be valid for this service, and its principal allowed the operation. */
@Injectable()
export class InternalTokenAuthenticator extends CallAuthenticator {
  constructor(private readonly tokens: CallTokenVerifier) {
    super();
  }

  /** Throws `unauthenticated` or `forbidden`, both not executed. */
  override async authenticate(token: string, operation: Operation): Promise<Principal> {
    const principal = await this.tokens.verify(token);
    authorise(principal, operation);
    return principal;
  }
}
