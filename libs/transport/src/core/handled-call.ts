import type { Principal } from '@constellation/contracts-kernel';
import type { CallContext } from './call-context.ts';
import type { RequestFrame } from './frames.ts';

/** One call that is being handled here: its context, its deadline, and the way to stop it. */
export class HandledCall implements CallContext {
  readonly startedAt = performance.now();
  readonly callId: string;
  readonly caller: string;
  readonly correlationId: string;
  readonly operation: string;
  readonly token: string;
  readonly ownerRouted: boolean;
  principal: Principal | undefined;
  private readonly controller = new AbortController();
  private readonly deadline: number;
  private readonly timer: NodeJS.Timeout;

  constructor([, callId, operation, meta]: RequestFrame) {
    this.callId = callId;
    this.operation = operation;
    this.caller = meta.r;
    this.correlationId = meta.c;
    this.token = meta.a;
    this.ownerRouted = meta.o === 1;
    this.deadline = this.startedAt + meta.t;
    this.timer = setTimeout(() => this.stop('the deadline passed'), meta.t);
  }

  get signal(): AbortSignal {
    return this.controller.signal;
  }

  get key(): string {
    return callKey(this.caller, this.callId);
  }

  remainingMs(): number {
    return this.deadline - performance.now();
  }

  stop(why: string): void {
    this.controller.abort(new DOMException(`${this.operation}: ${why}`, 'AbortError'));
  }

  finish(): void {
    clearTimeout(this.timer);
  }
}

/** Ids are unique per caller only. */
export const callKey = (caller: string, callId: string): string => `${caller}#${callId}`;
