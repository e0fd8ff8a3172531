import { Injectable } from '@nestjs/common';
import type { AiRun } from '../records/ai-run.ts';
import { cancelChange } from './cancel-change.ts';
import { LiveTail } from './live-tail.ts';
import { RunStore } from './run-store.ts';

/** Ends a run that nobody works on: one that waits, is paused, or was not taken yet. */
@Injectable()
export class CancelUnheldRun {
  constructor(
    private readonly store: RunStore,
    private readonly tail: LiveTail,
  ) {}

  /** The run as it is now; `undefined` when somebody holds it or it has ended. */
  async execute(run: AiRun): Promise<AiRun | undefined> {
    const done = await this.store.advance(
      run._id,
      ['queued', 'waiting_approval', 'waiting_user', 'paused'],
      await cancelChange(this.store, run, []),
    );
    if (!done) return undefined;
    this.tail.publish(done.run, done.events);
    this.tail.close(done.run);
    return done.run;
  }
}
