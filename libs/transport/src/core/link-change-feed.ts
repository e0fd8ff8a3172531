import { resourceChangeSchema, type ResourceChange } from '@constellation/contracts-kernel';
import { ChangeFeed } from './change-feed.ts';
import { channels } from './channels.ts';
import type { Link } from './link.ts';
import { parseJson } from './parse-json.ts';
import type { TransportLog } from './transport-log.ts';

/** `ChangeFeed` over the bus. */
export class LinkChangeFeed extends ChangeFeed {
  private readonly listeners = new Set<(change: ResourceChange) => void>();

  constructor(
    link: Link,
    private readonly log: TransportLog,
  ) {
    super();
    link.subscribe(channels.changes, (message) => this.receive(message));
  }

  override subscribe(listener: (change: ResourceChange) => void): () => void {
    // A function of its own per subscription, so that the same listener may subscribe twice.
    const own = (change: ResourceChange) => listener(change);
    this.listeners.add(own);
    return () => this.listeners.delete(own);
  }

  private receive(message: string): void {
    const change = resourceChangeSchema.safeParse(parseJson(message)).data;
    if (change === undefined) return;
    for (const listener of this.listeners) {
      try {
        listener(change);
      } catch (error) {
        this.log.error({ err: error, change }, 'A listener to changes failed');
      }
    }
  }
}
