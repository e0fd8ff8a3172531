import { Injectable, Logger } from '@nestjs/common';
import { cancelChange } from './cancel-change.ts';
import { CancelUnheldRun } from './cancel-unheld-run.ts';
import type { HeldRun } from './held-run.ts';
import { RunLostError } from './run-change.ts';
import { RunCancelled, RunFailed, RunPaused, RunWaits } from './run-endings.ts';
import { RunStore } from './run-store.ts';

/** Writes down how a run that stopped for any reason is left. */
@Injectable()
export class EndRun {
  private readonly logger = new Logger(EndRun.name);

  constructor(
    private readonly store: RunStore,
    private readonly unheld: CancelUnheldRun,
  ) {}

  async execute(held: HeldRun, error: unknown): Promise<void> {
    if (error instanceof RunWaits || error instanceof RunLostError) return;
    if (error instanceof RunCancelled || held.isCancelled) return this.cancel(held, error instanceof RunCancelled ? error.texts : []);
    if (error instanceof RunPaused) return this.leave(held, error.state, { code: error.code, message: error.message });
    if (error instanceof RunFailed) return this.leave(held, 'failed', { code: error.code, message: error.message });
    this.logger.error({ run: held.run._id, err: error }, 'A run failed unexpectedly');
    return this.leave(held, 'failed', {
      code: 'internal',
      message: 'Something failed on the server. What was done so far stays; ask again to go on.',
    });
  }

  /** A person cancelled in the moment in which the run gave itself back to wait. */
  async cancelAfterRelease(held: HeldRun): Promise<void> {
    if (held.run.isActive && held.run.lease === undefined && held.run.cancelRequestedAt) await this.unheld.execute(held.run);
  }

  private async leave(
    held: HeldRun,
    state: 'paused' | 'waiting_user' | 'failed',
    reason: { code: string; message: string },
  ): Promise<void> {
    const ended = state === 'failed' ? { endedAt: new Date() } : {};
    await held.commit({ events: [{ type: 'run.state', state, reason }], set: { state, reason, ...ended }, release: true });
  }

  private async cancel(held: HeldRun, texts: string[]): Promise<void> {
    const left = await cancelChange(this.store, held.run, texts);
    await held.commit({ ...left, release: true });
  }
}
