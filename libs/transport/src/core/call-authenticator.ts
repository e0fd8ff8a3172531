import type { Operation, Principal } from '@constellation/contracts-kernel';

/**
 * Verifies a call's token and decides whether its holder may call this operation. Throws `OperationError`
 * `unauthenticated` or `forbidden` otherwise; the handler then does not run.
 */
export abstract class CallAuthenticator {
  abstract authenticate(token: string, operation: Operation): Promise<Principal>;
}
