import type { resumeRun, Run } from '@constellation/contracts-claude';
import { OperationError, type InputOf } from '@constellation/contracts-kernel';
import { Injectable } from '@nestjs/common';
import { LiveTail } from '../engine/live-tail.ts';
import { RunStore } from '../engine/run-store.ts';
import { RunWorker } from '../engine/run-worker.ts';
import { actingProject } from './acting-person.ts';
import { RunRepository } from './run-repository.ts';
import { runView } from './run-view.ts';

/** Queues a run again that is paused or waits for the person; the guards against repetition start anew. */
@Injectable()
export class ResumeRun {
  constructor(
    private readonly runs: RunRepository,
    private readonly store: RunStore,
    private readonly tail: LiveTail,
    private readonly worker: RunWorker,
  ) {}

  async execute({ runId }: InputOf<typeof resumeRun>): Promise<Run> {
    const run = await this.runs.get(runId, actingProject());
    if (!run.isActive) throw new OperationError('run.ended');
    const messages = await this.store.messages(run.conversationId);
    const turns = messages.filter((message) => message.runId === runId && message.role === 'assistant').length;
    const done = await this.store.advance(runId, ['paused', 'waiting_user'], {
      events: [{ type: 'run.state', state: 'queued' }],
      set: { state: 'queued', guardedFrom: turns + 1 },
      unset: ['reason'],
    });
    if (!done) return runView(await this.runs.get(runId, actingProject()));
    this.tail.publish(done.run, done.events);
    this.worker.wake();
    return runView(done.run);
  }
}
