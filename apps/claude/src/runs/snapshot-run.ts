import type { snapshotRun } from '@constellation/contracts-claude';
import { OperationError, type InputOf } from '@constellation/contracts-kernel';
import { Injectable } from '@nestjs/common';
import { ReadRunHistory } from './read-run-history.ts';
import { RunRepository } from './run-repository.ts';

/** What a gateway asks for when the live tail no longer holds an id. The gateway has checked who follows. */
@Injectable()
export class SnapshotRun {
  constructor(
    private readonly runs: RunRepository,
    private readonly history: ReadRunHistory,
  ) {}

  async execute(input: InputOf<typeof snapshotRun>) {
    const found = await this.runs.findAnywhere(input.runId);
    if (!found) throw new OperationError('not_found');
    const { run, items, hasMore } = await this.history.execute(input, found.projectId);
    return { items, hasMore, state: run.state };
  }
}
