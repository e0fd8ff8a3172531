import { watchFiles, type AgentClient } from '@constellation/agent-protocol';
import type { ReadableCell } from '@constellation/web-api-client';

/** What changed on disk: paths, or `everything` when changes may have been missed and all that is shown must be read again. */
export type DiskChange = { kind: 'paths'; paths: readonly string[] } | { kind: 'everything' };

/** Tells the features of one open project what changes in its files; one stream for all of them. */
export class DiskWatch {
  private readonly listeners = new Set<(change: DiskChange) => void>();

  constructor(private readonly agent: ReadableCell<AgentClient | undefined>) {
    agent.subscribe(() => void this.follow());
    void this.follow();
  }

  subscribe = (listener: (change: DiskChange) => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  private async follow(): Promise<void> {
    const client = this.agent.get();
    if (client === undefined) return;
    try {
      const stream = await client.open(watchFiles, {});
      // Whatever happened before this stream was open is not in it.
      this.tell({ kind: 'everything' });
      for await (const message of stream) {
        if (message.kind !== 'item') continue;
        if (message.item.type === 'changes') this.tell({ kind: 'paths', paths: message.item.changes.map((change) => change.path) });
        else this.tell({ kind: 'everything' });
      }
    } catch {
      // The connection is over; the next client is followed in its turn.
    }
  }

  private tell(change: DiskChange): void {
    for (const listener of this.listeners) listener(change);
  }
}

const watches = new WeakMap<object, DiskWatch>();

/** The watch of a workspace's agent; the same one for every feature. */
export const diskWatchOf = (agent: ReadableCell<AgentClient | undefined>): DiskWatch => {
  const watch = watches.get(agent) ?? new DiskWatch(agent);
  watches.set(agent, watch);
  return watch;
};
