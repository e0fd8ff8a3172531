import type { Operation, OutputOf, SentInputOf } from '@constellation/contracts-kernel';

export interface CallOptions {
  /** The signed token that says for whom the call speaks; without one the app's `TokenSource` is asked. */
  token?: string;
  /** Milliseconds; the operation's own unless given. Never more than the surrounding call has left, nor than 30,000. */
  timeoutMs?: number;
  /** Cancels the call here and the work at the other end. */
  signal?: AbortSignal;
  correlationId?: string;
}

/**
 * Calls operations of other services. A call runs on exactly one instance and always settles, at the latest at its
 * deadline. Failures are `OperationError`s: the operation's declared codes, or the kernel's, with `executed`
 * saying whether it ran. Queries are retried elsewhere (at most twice) when their instance is lost; a command never is,
 * unless it is declared `repeatable` or certainly did not run.
 */
export abstract class Rpc {
  abstract call<Op extends Operation>(operation: Op, input: SentInputOf<Op>, options?: CallOptions): Promise<OutputOf<Op>>;
}
