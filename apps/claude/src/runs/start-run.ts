import { createHash } from 'node:crypto';
import { canonicalJson } from '@constellation/core-canonical-json';
import { startRun, type Run, type RunEventBody } from '@constellation/contracts-claude';
import { OperationError, type InputOf } from '@constellation/contracts-kernel';
import { isDuplicateKey, MongoTransactions } from '@constellation/server-mongo';
import { currentCall } from '@constellation/transport';
import { Injectable } from '@nestjs/common';
import { ulid } from 'ulid';
import { ConversationRepository } from '../conversations/conversation-repository.ts';
import { LiveTail } from '../engine/live-tail.ts';
import { messageRecord } from '../engine/message-record.ts';
import { eventRecord, runEventOf } from '../engine/mongo-run-store.ts';
import { RunWorker } from '../engine/run-worker.ts';
import { ChooseProvider } from '../providers/choose-provider.ts';
import type { AiRun } from '../records/ai-run.ts';
import { actingPerson, actingProject } from './acting-person.ts';
import { CancelRun } from './cancel-run.ts';
import { RunRepository } from './run-repository.ts';
import { runView } from './run-view.ts';
import { userText } from './user-text.ts';

type Wanted = InputOf<typeof startRun>;

const digestOf = ({ text, mode, context }: Wanted): string =>
  createHash('sha256').update(canonicalJson({ text, mode, context })).digest('hex');

/** Stores what a person asks for as a run, together with its first message and events, and queues it. */
@Injectable()
export class StartRun {
  constructor(
    private readonly runs: RunRepository,
    private readonly conversations: ConversationRepository,
    private readonly providers: ChooseProvider,
    private readonly transactions: MongoTransactions,
    private readonly tail: LiveTail,
    private readonly cancel: CancelRun,
    private readonly worker: RunWorker,
  ) {}

  async execute(input: Wanted): Promise<Run> {
    const projectId = actingProject();
    const conversation = await this.conversations.get(input.conversationId, projectId);
    const known = await this.runs.byKey(input.conversationId, input.idempotencyKey);
    if (known) return this.repeated(known, input);
    await this.replaceIdle(input);
    const run = await this.newRun(input, projectId);
    const bodies: RunEventBody[] = [
      { type: 'user.message', messageId: `msg_${ulid()}`, text: input.text, context: input.context, by: run.startedBy },
      { type: 'run.state', state: 'queued' },
    ];
    const events = bodies.map((body, index) => eventRecord(run._id, 0, index + 1, run.createdAt, body));
    try {
      await this.transactions.run(async (session) => {
        await this.runs.insert(run, { session });
        await this.runs.insertEvents(events, { session });
        const place = await this.conversations.countMessages(conversation._id, session);
        const content = [{ type: 'text', text: userText(input.text, input.context) }];
        await this.conversations.addMessage(messageRecord(run, place, 'user', content, 0), session);
        await this.conversations.noteRun(conversation, run._id, input.text, session);
      });
    } catch (error) {
      return this.refused(error, input);
    }
    this.tail.publish(run, events.map(runEventOf));
    this.worker.wake();
    return runView(run);
  }

  /** A run of this conversation that only waits for the person gives way to what the person writes now. */
  private async replaceIdle(input: Wanted): Promise<void> {
    const active = await this.runs.activeIn(input.workspaceId);
    if (active?.conversationId === input.conversationId && ['paused', 'waiting_user'].includes(active.state))
      await this.cancel.execute({ runId: active._id });
  }

  private async newRun(input: Wanted, projectId: AiRun['projectId']): Promise<AiRun> {
    const provider = await this.providers.execute();
    return {
      _id: input.runId,
      conversationId: input.conversationId,
      projectId,
      workspaceId: input.workspaceId,
      startedBy: actingPerson().userId,
      state: 'queued',
      isActive: true,
      mode: input.mode,
      providerId: provider.id,
      provider: provider.name,
      model: provider.model,
      usage: { inputTokens: 0, outputTokens: 0, cacheReadTokens: 0, cacheWriteTokens: 0 },
      costMicros: 0,
      hasUnknownCost: false,
      grant: input.grant,
      runGen: 0,
      guardedFrom: 1,
      idempotencyKey: input.idempotencyKey,
      requestDigest: digestOf(input),
      correlationId: currentCall()?.correlationId ?? ulid(),
      createdAt: new Date(),
      version: 1,
    };
  }

  private repeated(run: AiRun, input: Wanted): Run {
    if (run.requestDigest !== digestOf(input)) throw new OperationError('idempotency_mismatch');
    return runView(run);
  }

  private async refused(error: unknown, input: Wanted): Promise<Run> {
    if (isDuplicateKey(error, 'idempotencyKey')) {
      const known = await this.runs.byKey(input.conversationId, input.idempotencyKey);
      if (known) return this.repeated(known, input);
    }
    if (!isDuplicateKey(error, 'workspaceId')) throw error;
    const active = await this.runs.activeIn(input.workspaceId);
    throw new OperationError('run.active', active ? { details: { runId: active._id, conversationId: active.conversationId } } : {});
  }
}
