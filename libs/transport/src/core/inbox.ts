import { callMetrics } from './call-metrics.ts';
import { channels } from './channels.ts';
import { decodeFrame, encodeFrame, frameKinds, type Frame } from './frames.ts';
import type { Link } from './link.ts';
import type { Loopback } from './loopback.ts';
import type { MessageServer } from './message-server.ts';
import type { OpenCalls } from './open-calls.ts';

/** Hands each message of this process' one inbox to whom it concerns. */
export class Inbox {
  constructor(
    private readonly link: Link,
    private readonly server: MessageServer,
    private readonly openCalls: OpenCalls,
    private readonly loopback: Loopback,
  ) {}

  readonly receive = (message: string): void => {
    const frame = decodeFrame(message);
    if (frame === undefined) callMetrics.droppedFrames.inc();
    else this.dispatch(frame);
  };

  private dispatch(frame: Frame): void {
    switch (frame[0]) {
      case frameKinds.request:
        return void this.server.receive(frame);
      case frameKinds.last:
        return this.openCalls.settle(frame[1], { kind: 'value', value: frame[3] });
      case frameKinds.error:
        return this.openCalls.settle(frame[1], { kind: 'error', error: frame[2] });
      case frameKinds.cancel:
        return this.server.cancel(frame[2], frame[1]);
      case frameKinds.ping:
        return this.answerPing(frame[1], frame[2]);
      case frameKinds.unknownCalls:
        for (const callId of frame[1]) this.openCalls.settle(callId, { kind: 'lost' });
        return;
      case frameKinds.loopback:
        return this.loopback.heard(frame[1]);
    }
  }

  private answerPing(caller: string, callIds: string[]): void {
    const unknown = this.server.unknownOf(caller, callIds);
    if (unknown.length === 0) return;
    const frame = encodeFrame([frameKinds.unknownCalls, unknown]);
    if (frame !== undefined) this.link.publish(channels.inbox(caller), frame).catch(() => undefined);
  }
}
