import type { cancelRun, Run } from '@constellation/contracts-claude';
import type { InputOf } from '@constellation/contracts-kernel';
import { Broadcasts } from '@constellation/transport';
import { Injectable } from '@nestjs/common';
import { CancelUnheldRun } from '../engine/cancel-unheld-run.ts';
import { RunStore } from '../engine/run-store.ts';
import type { AiRun } from '../records/ai-run.ts';
import { actingProject } from './acting-person.ts';
import { RunRepository } from './run-repository.ts';
import { runView } from './run-view.ts';

/** Stops a run: at once when nobody works on it, else by asking its holder, which looks at the latest every second. */
@Injectable()
export class CancelRun {
  constructor(
    private readonly runs: RunRepository,
    private readonly store: RunStore,
    private readonly unheld: CancelUnheldRun,
    private readonly broadcasts: Broadcasts,
  ) {}

  async execute({ runId }: InputOf<typeof cancelRun>): Promise<Run> {
    const run = await this.runs.get(runId, actingProject());
    return runView(run.isActive ? await this.stop(run) : run);
  }

  private async stop(run: AiRun): Promise<AiRun> {
    const ended = await this.unheld.execute(run);
    if (ended) return ended;
    const asked = await this.store.requestCancel(run._id);
    if (!asked) return run;
    this.broadcasts.publish({ resource: 'run', id: run._id, projectId: run.projectId, version: asked.version });
    // It may have been given back in between.
    return (await this.unheld.execute(asked)) ?? asked;
  }
}
