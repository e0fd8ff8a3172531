import { endedRunStates, type RunEvent, type RunEventBody } from '@constellation/contracts-claude';
import { OperationError } from '@constellation/contracts-kernel';
import { InjectCollection, MongoTransactions, TypedCollection } from '@constellation/server-mongo';
import { Injectable } from '@nestjs/common';
import type { mongo } from 'mongoose';
import { aiApprovals, type AiApproval } from '../records/ai-approval.ts';
import { aiEvents, type AiEvent } from '../records/ai-event.ts';
import { aiMessages, type AiMessage } from '../records/ai-message.ts';
import { aiRuns, type AiRun } from '../records/ai-run.ts';
import { aiToolCalls, type AiToolCall } from '../records/ai-tool-call.ts';
import { aiUsage, type AiUsage } from '../records/ai-usage.ts';
import { claimFilter, claimUpdate, leaseUntil } from './lease-queries.ts';
import { RunLostError, type RunChange } from './run-change.ts';
import { RunStore, type Claimed, type CommittedChange, type Decision } from './run-store.ts';

type Session = mongo.ClientSession;

export const eventRecord = (runId: AiRun['_id'], gen: number, seq: number, at: Date, body: RunEventBody): AiEvent => ({
  _id: `${runId}/${gen}-${seq}`,
  runId,
  gen,
  seq,
  at,
  body,
});

export const runEventOf = ({ runId, gen, seq, at, body }: AiEvent): RunEvent => ({
  id: `${gen}-${seq}`,
  runId,
  at: at.toISOString(),
  body,
});

const heldBy = (holder: string, runIds: string[]): mongo.Filter<AiRun> => ({
  _id: { $in: runIds as AiRun['_id'][] },
  'lease.holder': holder,
});

@Injectable()
export class MongoRunStore extends RunStore {
  constructor(
    @InjectCollection(aiRuns) private readonly runs: TypedCollection<AiRun>,
    @InjectCollection(aiEvents) private readonly events: TypedCollection<AiEvent>,
    @InjectCollection(aiMessages) private readonly messageRows: TypedCollection<AiMessage>,
    @InjectCollection(aiToolCalls) private readonly calls: TypedCollection<AiToolCall>,
    @InjectCollection(aiApprovals) private readonly approvalRows: TypedCollection<AiApproval>,
    @InjectCollection(aiUsage) private readonly usageRows: TypedCollection<AiUsage>,
    private readonly transactions: MongoTransactions,
  ) {
    super();
  }

  override get(runId: string): Promise<AiRun | undefined> {
    return this.runs.findOne({ _id: runId as AiRun['_id'] });
  }

  override async claim(holder: string, live: string[]): Promise<Claimed | undefined> {
    const before = await this.runs.native.findOneAndUpdate(claimFilter(live), claimUpdate(holder), {
      returnDocument: 'before',
      sort: { createdAt: 1 },
    });
    if (!before) return undefined;
    const run = await this.get(before._id);
    return run && run.lease?.holder === holder ? { run, isTakeover: before.lease !== undefined } : undefined;
  }

  override async renew(holder: string, runIds: string[]): Promise<void> {
    await this.runs.native.updateMany(heldBy(holder, runIds), [{ $set: { 'lease.expiresAt': leaseUntil, 'lease.renewedAt': '$$NOW' } }]);
  }

  override async look(holder: string, runIds: string[]) {
    const rows = await this.runs.native.find(heldBy(holder, runIds), { projection: { cancelRequestedAt: 1 }, maxTimeMS: 5_000 }).toArray();
    return rows.map((row) => ({ runId: row._id, isCancelRequested: row.cancelRequestedAt !== undefined }));
  }

  override requestCancel(runId: string): Promise<AiRun | undefined> {
    return this.runs.findOneAndUpdate(
      { _id: runId as AiRun['_id'], isActive: true },
      { $set: { cancelRequestedAt: new Date() }, $inc: { version: 1 } },
    );
  }

  override async releaseAll(holder: string): Promise<void> {
    await this.runs.updateMany({ 'lease.holder': holder }, { $set: { 'lease.expiresAt': new Date(0), 'lease.renewedAt': new Date(0) } });
  }

  override commit(runId: string, gen: number, firstSeq: number, change: RunChange): Promise<CommittedChange> {
    return this.transactions.run(async (session) => {
      const run = await this.runs.findOneAndUpdate({ _id: runId as AiRun['_id'], runGen: gen }, this.updateOf(change), { session });
      if (!run) throw new RunLostError(runId);
      return this.writeRest(run, firstSeq, change, session);
    });
  }

  override advance(runId: string, states: AiRun['state'][], change: RunChange): Promise<CommittedChange | undefined> {
    return this.transactions.run(async (session) => {
      const unheld = { _id: runId as AiRun['_id'], state: { $in: states }, lease: { $exists: false } };
      const update = this.updateOf(change);
      const run = await this.runs.findOneAndUpdate(unheld, { ...update, $inc: { version: 1, runGen: 1 } }, { session });
      return run && this.writeRest(run, 1, change, session);
    });
  }

  override decide(runId: string, { toolUseId, decision, reason, by, signedDecision }: Decision): Promise<CommittedChange | undefined> {
    return this.transactions.run(async (session) => {
      const waiting = { _id: runId as AiRun['_id'], state: 'waiting_approval' as const, lease: { $exists: false } };
      const run = await this.runs.findOneAndUpdate(waiting, { $inc: { version: 1, runGen: 1 } }, { session });
      if (!run) return undefined;
      const open = { runId: run._id, decision: { $exists: false } };
      const set = { decision, decidedBy: by, decidedAt: new Date(), signedDecision, ...(reason === undefined ? {} : { reason }) };
      const decided = await this.approvalRows.updateOne({ ...open, _id: `${runId}/${toolUseId}` }, { $set: set }, { session });
      if (decided === 0) throw new OperationError('approval.decided');
      const goesOn = (await this.approvalRows.countDocuments(open, { session })) === 0;
      if (goesOn) await this.runs.updateOne({ _id: run._id }, { $set: { state: 'queued' } }, { session });
      const told: RunEventBody = { type: 'approval.decided', toolUseId, decision, by, ...(reason === undefined ? {} : { reason }) };
      const events: RunEventBody[] = goesOn ? [told, { type: 'run.state', state: 'queued' }] : [told];
      return this.writeRest(goesOn ? { ...run, state: 'queued' } : run, 1, { events }, session);
    });
  }

  override messages(conversationId: string): Promise<AiMessage[]> {
    return this.messageRows.find({ conversationId: conversationId as AiMessage['conversationId'] }, { sort: { place: 1 } });
  }

  override toolCalls(runId: string): Promise<AiToolCall[]> {
    return this.calls.find({ runId: runId as AiRun['_id'] }, { sort: { turn: 1, index: 1 } });
  }

  override approvals(runId: string): Promise<AiApproval[]> {
    return this.approvalRows.find({ runId: runId as AiRun['_id'] }, { sort: { askedAt: 1 } });
  }

  override usageOfTurn(runId: string, turn: number): Promise<AiUsage[]> {
    return this.usageRows.find({ runId: runId as AiRun['_id'], turn }, { sort: { attempt: 1 } });
  }

  override async putUsage(row: AiUsage): Promise<void> {
    const { _id, ...rest } = row;
    await this.usageRows.updateOne({ _id }, { $set: rest }, { upsert: true });
  }

  private updateOf(change: RunChange) {
    const set = { ...change.set, ...(change.set?.state ? { isActive: !endedRunStates.includes(change.set.state) } : {}) };
    const unset = [...(change.unset ?? []), ...(change.release ? ['lease'] : [])];
    return {
      $inc: { version: 1 },
      ...(Object.keys(set).length > 0 ? { $set: set } : {}),
      ...(unset.length > 0 ? { $unset: Object.fromEntries(unset.map((field) => [field, ''])) } : {}),
    } as mongo.UpdateFilter<AiRun>;
  }

  private async writeRest(run: AiRun, firstSeq: number, change: RunChange, session: Session): Promise<CommittedChange> {
    const at = new Date();
    const events = change.events.map((body, index) => eventRecord(run._id, run.runGen, firstSeq + index, at, body));
    await this.events.insertMany(events, { session });
    await this.messageRows.insertMany(change.messages ?? [], { session });
    await this.calls.insertMany(change.toolCalls ?? [], { session });
    await this.approvalRows.insertMany(change.approvals ?? [], { session });
    for (const { toolUseId, outcome } of change.outcomes ?? []) {
      await this.calls.updateOne({ _id: `${run._id}/${toolUseId}` }, { $set: { outcome } }, { session });
    }
    if (change.usage) {
      const { _id, ...rest } = change.usage;
      await this.usageRows.updateOne({ _id }, { $set: rest }, { session, upsert: true });
    }
    return { run, events: events.map(runEventOf) };
  }
}
