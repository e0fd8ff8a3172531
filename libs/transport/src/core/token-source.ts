import type { Operation } from '@constellation/contracts-kernel';

/** Whose authority a call carries when the caller brings no token. Each app provides one. */
export abstract class TokenSource {
  abstract tokenFor(operation: Operation, input: unknown): Promise<string>;
}
