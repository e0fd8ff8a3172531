import { setInterval, setTimeout as wait } from 'node:timers/promises';
import { ChangeFeed, Directory, runInCall } from '@constellation/transport';
import { Injectable, Logger, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { DriveRun } from './drive-run.ts';
import { EndRun } from './end-run.ts';
import { EngineTiming } from './engine-timing.ts';
import { HeldRun } from './held-run.ts';
import { LiveTail } from './live-tail.ts';
import { RunAuthority } from './run-authority.ts';
import { RunStore, type Claimed } from './run-store.ts';

const operation = 'claude.drive-run';

/** Takes runs that want to be worked on, holds them, and lets go of those that were taken or cancelled. */
@Injectable()
export class RunWorker implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(RunWorker.name);
  private readonly held = new Map<string, HeldRun>();
  private readonly working = new Set<Promise<void>>();
  private readonly stopping = new AbortController();
  private unsubscribe: () => void = () => undefined;
  private claiming: Promise<void> | undefined;
  private isWoken = false;

  constructor(
    private readonly store: RunStore,
    private readonly tail: LiveTail,
    private readonly drive: DriveRun,
    private readonly end: EndRun,
    private readonly authority: RunAuthority,
    private readonly directory: Directory,
    private readonly feed: ChangeFeed,
    private readonly timing: EngineTiming,
  ) {}

  onApplicationBootstrap(): void {
    this.unsubscribe = this.feed.subscribe((change) => {
      const held = change.resource === 'run' ? this.held.get(change.id) : undefined;
      // A version that this process did not write: somebody asked for something.
      if (held && change.version > held.run.version) void this.look();
    });
    this.every(this.timing.pollMs, () => this.claimAll());
    this.every(this.timing.lookMs, () => this.look());
    this.every(this.timing.renewMs, () => this.store.renew(this.holder, [...this.held.keys()]));
  }

  /** There is a run to take, as far as the caller knows. */
  wake(): void {
    void this.claimAll().catch((error: unknown) => this.logger.warn({ err: error }, 'Runs could not be taken'));
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopping.abort();
    this.unsubscribe();
    await this.claiming?.catch(() => undefined);
    for (const held of this.held.values()) held.lose();
    await this.store.releaseAll(this.holder).catch(() => undefined);
    await Promise.race([Promise.allSettled(this.working), wait(2_000, undefined, { ref: false })]);
  }

  private get holder(): string {
    return this.directory.self.instanceId;
  }

  private every(ms: number, work: () => Promise<void>): void {
    void (async () => {
      for await (const _ of setInterval(ms, undefined, { signal: this.stopping.signal, ref: false })) {
        await work().catch((error: unknown) => this.logger.warn({ err: error }, 'The runs could not be looked at'));
      }
    })().catch(() => undefined);
  }

  /** One sweep at a time; a call during one asks for another. */
  private claimAll(): Promise<void> {
    this.isWoken = true;
    this.claiming ??= this.sweep().finally(() => {
      this.claiming = undefined;
    });
    return this.claiming;
  }

  private async sweep(): Promise<void> {
    while (this.isWoken) {
      this.isWoken = false;
      while (this.held.size < this.timing.maxHeldRuns && !this.stopping.signal.aborted) {
        const claimed = await this.store.claim(this.holder, this.liveInstances());
        if (!claimed) break;
        this.start(claimed);
      }
    }
  }

  /** Nobody counts as gone while this process is not in the registry itself: then the registry is what is gone. */
  private liveInstances(): string[] {
    const live = this.directory.live('claude').map(({ instanceId }) => instanceId);
    return live.includes(this.holder) ? live : [];
  }

  private start({ run, isTakeover }: Claimed): void {
    const held = new HeldRun(run, run.runGen, this.store, this.tail);
    this.held.set(run._id, held);
    // Calls name the run's own signal; what tidies up after a cancellation must not be cancelled with it.
    const context = {
      correlationId: run.correlationId,
      principal: undefined,
      signal: new AbortController().signal,
      remainingMs: () => 30_000,
      operation,
    };
    const work = runInCall(context, () => this.work(held, isTakeover)).finally(() => {
      this.working.delete(work);
    });
    this.working.add(work);
  }

  private async work(held: HeldRun, isTakeover: boolean): Promise<void> {
    try {
      if (held.run.cancelRequestedAt) held.cancel();
      await held.commit({
        events: [...(isTakeover ? [{ type: 'run.resumed' as const, generation: held.gen }] : []), { type: 'run.state', state: 'running' }],
        set: { state: 'running' },
        unset: ['reason'],
      });
      await this.drive.execute(held);
    } catch (error) {
      await this.end
        .execute(held, error)
        .catch((fault: unknown) => this.logger.error({ run: held.run._id, err: fault }, 'How a run ended could not be written'));
      await this.end.cancelAfterRelease(held);
    } finally {
      this.held.delete(held.run._id);
      this.tail.close(held.run);
      this.authority.forget(held.run._id);
    }
  }

  /** Lets go of runs that others took, and stops those that a person cancelled. */
  private async look(): Promise<void> {
    if (this.held.size === 0) return;
    const asked = [...this.held.keys()];
    const mine = new Map((await this.store.look(this.holder, asked)).map((row) => [row.runId, row.isCancelRequested]));
    for (const runId of asked) {
      const held = this.held.get(runId);
      if (mine.get(runId) === true) held?.cancel();
      if (!mine.has(runId) && held?.run.lease?.holder === this.holder) held.lose();
    }
  }
}
