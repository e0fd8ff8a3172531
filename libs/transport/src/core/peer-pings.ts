import { channels } from './channels.ts';
import { encodeFrame, frameKinds } from './frames.ts';
import type { InstanceView } from './instance-view.ts';
import type { Link } from './link.ts';
import type { OpenCalls } from './open-calls.ts';

const pingEveryMs = 250;
const idsPerPing = 1_000;

/**
 * While calls are open, asks each instance that works on them every 250 ms whether it is there, and whether it knows
 * the calls. Nobody on its inbox, or a call it does not know (its reply was lost): the caller is told at once.
 */
export class PeerPings {
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly selfId: string,
    private readonly link: Link,
    private readonly openCalls: OpenCalls,
    private readonly view: InstanceView,
  ) {}

  /** Starts pinging unless it runs; it ends by itself with the last open call. */
  ensureRunning(): void {
    this.timer ??= setInterval(() => this.tick(), pingEveryMs);
  }

  stop(): void {
    clearInterval(this.timer);
    this.timer = undefined;
  }

  private tick(): void {
    if (this.openCalls.size === 0) return this.stop();
    for (const [instanceId, callIds] of this.openCalls.byInstance(pingEveryMs, idsPerPing)) void this.ping(instanceId, callIds);
  }

  private async ping(instanceId: string, callIds: string[]): Promise<void> {
    const frame = encodeFrame([frameKinds.ping, this.selfId, callIds]);
    if (frame === undefined) return;
    try {
      if ((await this.link.publish(channels.inbox(instanceId), frame)) === 0) this.view.markDeaf(instanceId);
    } catch {
      // The link is down; that says nothing of the peer, and the calls' deadlines still hold.
    }
  }
}
