import { OperationError, type ProjectId } from '@constellation/contracts-kernel';
import { InjectCollection, TypedCollection, type WriteOptions } from '@constellation/server-mongo';
import { Injectable } from '@nestjs/common';
import { aiEvents, type AiEvent } from '../records/ai-event.ts';
import { aiRuns, type AiRun } from '../records/ai-run.ts';

const living = { isDeleted: { $exists: false } };

/** Reads of runs and their kept events, each limited to one project. */
@Injectable()
export class RunRepository {
  constructor(
    @InjectCollection(aiRuns) private readonly runs: TypedCollection<AiRun>,
    @InjectCollection(aiEvents) private readonly events: TypedCollection<AiEvent>,
  ) {}

  async get(runId: AiRun['_id'], projectId: ProjectId): Promise<AiRun> {
    const run = await this.runs.findOne({ _id: runId, projectId, ...living });
    if (!run) throw new OperationError('not_found');
    return run;
  }

  findAnywhere(runId: AiRun['_id']): Promise<AiRun | undefined> {
    return this.runs.findOne({ _id: runId, ...living });
  }

  byKey(conversationId: AiRun['conversationId'], idempotencyKey: string): Promise<AiRun | undefined> {
    return this.runs.findOne({ conversationId, idempotencyKey });
  }

  activeIn(workspaceId: AiRun['workspaceId']): Promise<AiRun | undefined> {
    return this.runs.findOne({ workspaceId, isActive: true });
  }

  activeOf(conversationId: AiRun['conversationId']): Promise<AiRun | undefined> {
    return this.runs.findOne({ conversationId, isActive: true });
  }

  async markDeleted(conversationId: AiRun['conversationId'], projectId: ProjectId): Promise<void> {
    await this.runs.updateMany({ conversationId, projectId }, { $set: { isDeleted: true } });
  }

  insert(run: AiRun, options: WriteOptions): Promise<void> {
    return this.runs.insertOne(run, options);
  }

  insertEvents(events: AiEvent[], options: WriteOptions): Promise<void> {
    return this.events.insertMany(events, options);
  }

  list(
    conversationId: AiRun['conversationId'],
    projectId: ProjectId,
    after: { createdAt: Date; id: string } | undefined,
    limit: number,
  ): Promise<AiRun[]> {
    const later = after && {
      $or: [{ createdAt: { $gt: after.createdAt } }, { createdAt: after.createdAt, _id: { $gt: after.id as AiRun['_id'] } }],
    };
    return this.runs.find({ conversationId, projectId, ...later }, { sort: { createdAt: 1, _id: 1 }, limit });
  }

  eventsAfter(runId: AiRun['_id'], gen: number, seq: number, limit: number): Promise<AiEvent[]> {
    return this.events.find({ runId, $or: [{ gen: { $gt: gen } }, { gen, seq: { $gt: seq } }] }, { sort: { gen: 1, seq: 1 }, limit });
  }
}
