import type { Operation } from '@constellation/contracts-kernel';
import { channels } from './channels.ts';
import { encodeFrame, frameKinds, type RequestMeta } from './frames.ts';
import type { InstanceView } from './instance-view.ts';
import { LinkDownError, type Link } from './link.ts';
import type { CallOutcome, OpenCalls } from './open-calls.ts';
import type { PeerPings } from './peer-pings.ts';

/** What came of one sending; `unsent` and `nobody` certainly did not run. */
export type SendOutcome = CallOutcome | { kind: 'too-large' } | { kind: 'unsent' } | { kind: 'nobody' };

export interface OutgoingCall {
  operation: Operation;
  input: unknown;
  instanceId: string;
  meta: Omit<RequestMeta, 't'>;
  deadline: number;
  signal: AbortSignal | undefined;
}

/** Sends calls to one inbox each and waits for what becomes of them. */
export class CallSender {
  constructor(
    private readonly selfId: string,
    private readonly link: Link,
    private readonly openCalls: OpenCalls,
    private readonly view: InstanceView,
    private readonly pings: PeerPings,
  ) {}

  send(call: OutgoingCall): Promise<SendOutcome> {
    const remaining = Math.floor(call.deadline - performance.now());
    if (call.signal?.aborted === true) return Promise.resolve({ kind: 'cancelled' });
    if (remaining < 1) return Promise.resolve({ kind: 'deadline' });
    return new Promise((resolve) => {
      const id = this.openCalls.open(call.instanceId, (outcome) => {
        clearTimeout(timer);
        call.signal?.removeEventListener('abort', leave);
        resolve(outcome);
      });
      const give = (outcome: CallOutcome) => {
        this.openCalls.settle(id, outcome);
        this.cancel(call.instanceId, id);
      };
      const leave = () => give({ kind: 'cancelled' });
      const timer = setTimeout(() => give({ kind: 'deadline' }), remaining);
      call.signal?.addEventListener('abort', leave, { once: true });
      void this.publish(call, id, remaining).then((failure) => {
        if (failure === undefined) return;
        resolve(failure);
        this.openCalls.settle(id, { kind: 'lost' });
        if (failure.kind === 'nobody') this.view.markDeaf(call.instanceId);
      });
    });
  }

  private async publish(call: OutgoingCall, id: string, t: number): Promise<SendOutcome | undefined> {
    const meta: RequestMeta = { ...call.meta, t };
    const tail = call.input === undefined ? [] : [call.input];
    const frame = encodeFrame([frameKinds.request, id, call.operation.name, meta, ...tail]);
    if (frame === undefined) return { kind: 'too-large' };
    // Without the way back no answer could arrive.
    if (!this.link.isReady()) return { kind: 'unsent' };
    this.pings.ensureRunning();
    try {
      return (await this.link.publish(channels.inbox(call.instanceId), frame)) > 0 ? undefined : { kind: 'nobody' };
    } catch (error) {
      return { kind: error instanceof LinkDownError ? 'unsent' : 'lost' };
    }
  }

  private cancel(instanceId: string, id: string): void {
    const frame = encodeFrame([frameKinds.cancel, id, this.selfId]);
    if (frame !== undefined) this.link.publish(channels.inbox(instanceId), frame).catch(() => undefined);
  }
}
