import type { RunEventBody } from '@constellation/contracts-claude';
import type { AiRun } from '../records/ai-run.ts';
import type { LiveTail } from './live-tail.ts';
import { RunLostError, type RunChange } from './run-change.ts';
import type { RunStore } from './run-store.ts';

/**
 * A run that this process holds. Its writes go out one after the other, numbered in their order, and every one is refused
 * once another process took the run.
 */
export class HeldRun {
  private seq = 0;
  private chain: Promise<unknown> = Promise.resolve();
  private readonly leaving = new AbortController();

  constructor(
    private current: AiRun,
    readonly gen: number,
    private readonly store: RunStore,
    private readonly tail: LiveTail,
  ) {}

  get run(): AiRun {
    return this.current;
  }

  /** Aborts when a person cancels, with `cancelled` as its reason, or when the run is no longer this process's. */
  get signal(): AbortSignal {
    return this.leaving.signal;
  }

  get isCancelled(): boolean {
    return this.leaving.signal.reason === 'cancelled';
  }

  cancel(): void {
    this.leaving.abort('cancelled');
  }

  lose(): void {
    this.leaving.abort('lost');
  }

  /** Throws `RunLostError` when another process took the run, after which nothing more may be done for it. */
  throwIfLost(): void {
    if (this.leaving.signal.reason === 'lost') throw new RunLostError(this.current._id);
  }

  commit(change: RunChange): Promise<void> {
    return this.enqueue(async () => {
      this.throwIfLost();
      const firstSeq = this.seq + 1;
      this.seq += change.events.length;
      const { run, events } = await this.store.commit(this.current._id, this.gen, firstSeq, change);
      this.current = run;
      this.tail.publish(run, events);
    });
  }

  /** Shows something that is not kept: what follows it holds the same. */
  show(body: RunEventBody): void {
    void this.enqueue(() => {
      this.seq += 1;
      this.tail.publish(this.current, [{ id: `${this.gen}-${this.seq}`, runId: this.current._id, at: new Date().toISOString(), body }]);
      return Promise.resolve();
    });
  }

  private enqueue(work: () => Promise<void>): Promise<void> {
    const done = this.chain.then(work);
    this.chain = done.catch(() => undefined);
    return done;
  }
}
