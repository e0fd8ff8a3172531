import type { ResourceChange } from '@constellation/contracts-kernel';
import { Broadcasts, ChangeFeed } from '@constellation/transport';

/** `Broadcasts` that remembers. */
export class FakeBroadcasts extends Broadcasts {
  readonly published: ResourceChange[] = [];

  override publish(change: ResourceChange): void {
    this.published.push(change);
  }
}

/** `ChangeFeed` that tells what the test emits. */
export class FakeChangeFeed extends ChangeFeed {
  private readonly listeners = new Set<(change: ResourceChange) => void>();

  override subscribe(listener: (change: ResourceChange) => void): () => void {
    const own = (change: ResourceChange): void => listener(change);
    this.listeners.add(own);
    return () => this.listeners.delete(own);
  }

  emit(change: ResourceChange): void {
    for (const listener of this.listeners) listener(change);
  }

  get listenerCount(): number {
    return this.listeners.size;
  }
}
