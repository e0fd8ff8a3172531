import { AsyncLocalStorage } from 'node:async_hooks';
import type { Principal } from '@constellation/contracts-kernel';

/** What surrounds the work that answers one request: who asks, how long they wait, and whether they still do. */
export interface CallContext {
  /** One id from the browser to the last service; it stands in every log line and in the error that a person sees. */
  correlationId: string;
  /** `undefined` before the caller is known, as at the HTTP edge before sign-in. */
  principal: Principal | undefined;
  /** Aborts when the caller leaves or the deadline passes. Hand it to whatever the work waits for. */
  signal: AbortSignal;
  /** Milliseconds until the caller stops waiting; zero or less once it has. */
  remainingMs(): number;
  /** The operation's name, such as `project.rename.v1`. */
  operation: string;
}

const storage = new AsyncLocalStorage<CallContext>();

/** The context of the call that the running code works for; `undefined` outside of one, as in timers. */
export const currentCall = (): CallContext | undefined => storage.getStore();

/** Runs `work`, and all it starts, within `context`: calls made inside inherit its correlation id, signal and remaining time. */
export const runInCall = <T>(context: CallContext, work: () => T): T => storage.run(context, work);
