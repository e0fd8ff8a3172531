const keptAtMost = 50_000;

/** Counters of one process, each for its window; the oldest go when there are too many. */
export class MemoryCounters {
  private readonly counters = new Map<string, { hits: number; until: number }>();

  constructor(private readonly now: () => number = Date.now) {}

  /** The hits so far and the milliseconds that the window still lasts. */
  count(key: string, windowMs: number): [number, number] {
    const now = this.now();
    const held = this.counters.get(key);
    const counter = held !== undefined && held.until > now ? held : { hits: 0, until: now + windowMs };
    counter.hits += 1;
    this.counters.delete(key);
    this.counters.set(key, counter);
    if (this.counters.size > keptAtMost) for (const [oldest] of [...this.counters].slice(0, 1_000)) this.counters.delete(oldest);
    return [counter.hits, counter.until - now];
  }
}
