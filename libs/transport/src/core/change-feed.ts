import type { ResourceChange } from '@constellation/contracts-kernel';

/** What `Broadcasts` published anywhere, in this process too. A listener that throws is logged and hurts no other. */
export abstract class ChangeFeed {
  /** Returns the way to stop listening. */
  abstract subscribe(listener: (change: ResourceChange) => void): () => void;
}
