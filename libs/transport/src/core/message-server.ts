import { OperationError } from '@constellation/contracts-kernel';
import type { CallAuthenticator } from './call-authenticator.ts';
import { toWireError } from './call-errors.ts';
import { callMetrics } from './call-metrics.ts';
import { channels } from './channels.ts';
import { encodeFrame, frameKinds, type Frame, type RequestFrame } from './frames.ts';
import { crossingError, handleCall, type RegisteredHandler } from './handle-call.ts';
import { callKey, HandledCall } from './handled-call.ts';
import { InFlightLimits } from './in-flight-limits.ts';
import type { Link } from './link.ts';
import type { TransportLog } from './transport-log.ts';

export interface MessageServerParts {
  link: Link;
  authenticator: () => CallAuthenticator;
  holds: (key: string) => boolean;
  log: TransportLog;
}

/** What aborted handlers get to answer. */
const afterAbortMs = 1_000;

/** Answers the calls that arrive in this process' inbox. */
export class MessageServer {
  private readonly handlers = new Map<string, RegisteredHandler>();
  private readonly open = new Map<string, HandledCall>();
  private readonly limits = new InFlightLimits();
  private accepting = false;
  private becameIdle: (() => void) | undefined;

  constructor(private readonly parts: MessageServerParts) {}

  get inFlight(): number {
    return this.limits.count;
  }

  serve(handlers: Iterable<RegisteredHandler>): void {
    for (const handler of handlers) this.handlers.set(handler.operation.name, handler);
    this.accepting = true;
  }

  /** Refuses new calls, waits for the open ones, and after `patienceMs` aborts them and waits no longer. */
  async drain(patienceMs: number): Promise<void> {
    this.accepting = false;
    if (this.open.size === 0) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(() => {
        for (const call of this.open.values()) call.stop('the service stops');
        setTimeout(resolve, afterAbortMs);
      }, patienceMs);
      this.becameIdle = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  cancel(caller: string, callId: string): void {
    this.open.get(callKey(caller, callId))?.stop('the caller left');
  }

  /** Of the calls that someone waits for, those that are not being handled here (any more). */
  unknownOf(caller: string, callIds: readonly string[]): string[] {
    return callIds.filter((callId) => !this.open.has(callKey(caller, callId)));
  }

  async receive(frame: RequestFrame): Promise<void> {
    const [, callId, name, { r: caller, c: correlationId }, input] = frame;
    const handler = this.handlers.get(name);
    const refusal = this.refusalOf(handler);
    if (refusal !== undefined || handler === undefined) {
      callMetrics.refused.inc({ reason: refusal ?? 'unknown-operation' });
      const code = refusal === 'overloaded' ? refusal : 'unavailable';
      const retry = refusal === 'overloaded' ? { retryAfterMs: 500 } : {};
      const error = new OperationError(code, { message: `${name}: ${refusal ?? 'not handled here'}`, executed: 'no', ...retry });
      return this.send(caller, [frameKinds.error, callId, toWireError(error, correlationId)], name);
    }
    const call = new HandledCall(frame);
    this.open.set(call.key, call);
    callMetrics.handling.inc();
    const reply = await this.answer(handler, call, input);
    this.finish(handler, call);
    if (reply !== undefined) await this.send(caller, reply, name);
    if (this.open.size === 0) this.becameIdle?.();
  }

  private refusalOf(handler: RegisteredHandler | undefined): 'draining' | 'overloaded' | undefined {
    if (!this.accepting) return 'draining';
    return handler === undefined || this.limits.enter(handler.operation) ? undefined : 'overloaded';
  }

  private async answer({ operation, run }: RegisteredHandler, call: HandledCall, input: unknown): Promise<Frame | undefined> {
    const { authenticator, holds, log } = this.parts;
    try {
      const output = await handleCall({ operation, run }, call, input, authenticator(), holds);
      callMetrics.handled.inc({ operation: operation.name, code: 'ok' });
      return output === undefined ? [frameKinds.last, call.callId, 0] : [frameKinds.last, call.callId, 0, output];
    } catch (error) {
      const crossing = crossingError(error, operation, call, log);
      callMetrics.handled.inc({ operation: operation.name, code: crossing.code });
      return [frameKinds.error, call.callId, toWireError(crossing, call.correlationId)];
    }
  }

  private finish({ operation }: RegisteredHandler, call: HandledCall): void {
    call.finish();
    this.open.delete(call.key);
    this.limits.leave(operation);
    callMetrics.handling.dec();
    callMetrics.handlingTime.observe({ operation: operation.name }, (performance.now() - call.startedAt) / 1_000);
  }

  private async send(caller: string, frame: Frame, operation: string): Promise<void> {
    const message = encodeFrame(frame) ?? this.tooLarge(frame, operation);
    if (message === undefined) return;
    try {
      await this.parts.link.publish(channels.inbox(caller), message);
    } catch (error) {
      this.parts.log.warn({ err: error, operation }, 'A reply could not be sent; its caller is told by the next ping');
    }
  }

  private tooLarge([, callId]: Frame, operation: string): string | undefined {
    this.parts.log.error({ operation }, 'A reply is larger than a message may be');
    const error = { code: 'internal', message: 'internal', correlationId: '', executed: 'yes' as const };
    return encodeFrame([frameKinds.error, String(callId), error]);
  }
}
