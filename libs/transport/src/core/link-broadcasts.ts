import type { ResourceChange } from '@constellation/contracts-kernel';
import { Broadcasts } from './broadcasts.ts';
import { callMetrics } from './call-metrics.ts';
import { channels } from './channels.ts';
import type { Link } from './link.ts';

/** `Broadcasts` over the bus. */
export class LinkBroadcasts extends Broadcasts {
  constructor(private readonly link: Link) {
    super();
  }

  override publish(change: ResourceChange): void {
    this.link.publish(channels.changes, JSON.stringify(change)).catch(() => callMetrics.broadcastsLost.inc());
  }
}
