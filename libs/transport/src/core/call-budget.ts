import type { Operation } from '@constellation/contracts-kernel';
import type { CallContext } from './call-context.ts';
import type { CallOptions } from './rpc.ts';

const longestCallMs = 30_000;
/** Kept back from what the surrounding call has left, so that it can still answer when the inner one times out. */
const reserveMs = 10;

/** When a call ends at the latest, on this process' monotonic clock. */
export const deadlineOf = (operation: Operation, options: CallOptions, surrounding: CallContext | undefined): number => {
  const own = Math.min(options.timeoutMs ?? operation.timeoutMs, longestCallMs);
  const left = surrounding === undefined ? own : Math.min(own, surrounding.remainingMs() - reserveMs);
  return performance.now() + left;
};

/** Aborts when the caller's own signal or that of the surrounding call does. */
export const signalOf = (options: CallOptions, surrounding: CallContext | undefined): AbortSignal | undefined => {
  if (options.signal === undefined) return surrounding?.signal;
  return surrounding === undefined ? options.signal : AbortSignal.any([options.signal, surrounding.signal]);
};
