import type { Disposer } from './disposer.ts';

/**
 * A list that features add to and the shell draws. `all()` answers the same array until something is added or removed,
 * so that React can compare it.
 */
export class Registry<Item extends { id: string; order?: number | undefined }> {
  private readonly items = new Map<string, Item>();
  private readonly listeners = new Set<() => void>();
  private snapshot: readonly Item[] = [];

  /** An id that is already taken is a mistake of the caller and throws. */
  register(item: Item): Disposer {
    if (this.items.has(item.id)) throw new Error(`"${item.id}" is already registered`);
    this.items.set(item.id, item);
    this.changed();
    return () => {
      if (this.items.get(item.id) !== item) return;
      this.items.delete(item.id);
      this.changed();
    };
  }

  get(id: string): Item | undefined {
    return this.items.get(id);
  }

  /** By `order`, then in the order of registration. */
  readonly all = (): readonly Item[] => this.snapshot;

  readonly subscribe = (listener: () => void): Disposer => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  private changed(): void {
    this.snapshot = [...this.items.values()].sort((one, other) => (one.order ?? 0) - (other.order ?? 0));
    for (const listener of this.listeners) listener();
  }
}
