import type { Approval, recordDecision } from '@constellation/contracts-claude';
import { OperationError, type InputOf } from '@constellation/contracts-kernel';
import { Injectable } from '@nestjs/common';
import { LiveTail } from '../engine/live-tail.ts';
import { RunStore } from '../engine/run-store.ts';
import { RunWorker } from '../engine/run-worker.ts';
import { approvalOf } from '../engine/tool-events.ts';
import { actingPerson, actingProject } from './acting-person.ts';
import { RunRepository } from './run-repository.ts';

/** Stores what a person decided about exactly the input that they saw. The first decision counts. */
@Injectable()
export class RecordDecision {
  constructor(
    private readonly runs: RunRepository,
    private readonly store: RunStore,
    private readonly tail: LiveTail,
    private readonly worker: RunWorker,
  ) {}

  async execute(input: InputOf<typeof recordDecision>): Promise<Approval> {
    const run = await this.runs.get(input.runId, actingProject());
    const asked = await this.find(input);
    if (asked.inputHash !== input.inputHash)
      throw new OperationError('approval.input_differs', { details: { inputHash: asked.inputHash } });
    if (asked.decision) throw new OperationError('approval.decided', { details: { decision: asked.decision } });
    if (!run.isActive) throw new OperationError('run.ended');
    const { decision, reason, signedDecision } = input;
    const done = await this.store.decide(run._id, {
      toolUseId: asked.toolUseId,
      decision,
      reason,
      by: actingPerson().userId,
      signedDecision,
    });
    if (!done) throw new OperationError('run.ended');
    this.tail.publish(done.run, done.events);
    this.tail.close(done.run);
    this.worker.wake();
    return approvalOf(await this.find(input));
  }

  private async find({ runId, approvalId }: InputOf<typeof recordDecision>) {
    const asked = (await this.store.approvals(runId)).find((row) => row.toolUseId === approvalId);
    if (!asked) throw new OperationError('not_found');
    return asked;
  }
}
