import { callMetrics } from './call-metrics.ts';
import { channels } from './channels.ts';
import { encodeFrame, frameKinds } from './frames.ts';
import type { Link } from './link.ts';

const heardWithinMs = 3_000;
const lostBeforeReset = 3;

/**
 * A ping to the own inbox with each beat. It finds connections that are dead without having been closed, which
 * a subscriber would not notice for minutes: after three in a row the link is made anew.
 */
export class Loopback {
  private heardAt = Number.NEGATIVE_INFINITY;
  private unheard = 0;

  constructor(
    private readonly selfId: string,
    private readonly link: Link,
  ) {}

  send(): void {
    if (!this.link.isReady()) {
      this.unheard = 0;
      return;
    }
    if (++this.unheard > lostBeforeReset) {
      this.unheard = 0;
      this.link.reset();
      return;
    }
    const frame = encodeFrame([frameKinds.loopback, performance.now()]);
    if (frame !== undefined) this.link.publish(channels.inbox(this.selfId), frame).catch(() => undefined);
  }

  heard(sentAt: number): void {
    this.heardAt = performance.now();
    this.unheard = 0;
    callMetrics.loopback.set((this.heardAt - sentAt) / 1_000);
  }

  isFresh(): boolean {
    return performance.now() - this.heardAt < heardWithinMs;
  }
}
