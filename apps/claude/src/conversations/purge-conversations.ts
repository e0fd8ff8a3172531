import { setInterval } from 'node:timers/promises';
import type { ConversationId } from '@constellation/contracts-kernel';
import { InjectCollection, TypedCollection } from '@constellation/server-mongo';
import { Injectable, Logger, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { EngineTiming } from '../engine/engine-timing.ts';
import { aiApprovals, type AiApproval } from '../records/ai-approval.ts';
import { aiChanges, type AiChange } from '../records/ai-change.ts';
import { aiEvents, type AiEvent } from '../records/ai-event.ts';
import { aiMessages, type AiMessage } from '../records/ai-message.ts';
import { aiRuns, type AiRun } from '../records/ai-run.ts';
import { aiToolCalls, type AiToolCall } from '../records/ai-tool-call.ts';
import { chatSessions, type ChatSession } from '../records/chat-session.ts';

/** Removes the rows of deleted conversations, once their runs have ended. The ledger stays: it says what was spent. */
@Injectable()
export class PurgeConversations implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(PurgeConversations.name);
  private readonly stopping = new AbortController();

  constructor(
    private readonly timing: EngineTiming,
    @InjectCollection(chatSessions) private readonly sessions: TypedCollection<ChatSession>,
    @InjectCollection(aiRuns) private readonly runs: TypedCollection<AiRun>,
    @InjectCollection(aiEvents) private readonly events: TypedCollection<AiEvent>,
    @InjectCollection(aiMessages) private readonly messages: TypedCollection<AiMessage>,
    @InjectCollection(aiToolCalls) private readonly calls: TypedCollection<AiToolCall>,
    @InjectCollection(aiApprovals) private readonly approvals: TypedCollection<AiApproval>,
    @InjectCollection(aiChanges) private readonly changes: TypedCollection<AiChange>,
  ) {}

  onApplicationBootstrap(): void {
    void this.sweep().catch(() => undefined);
  }

  beforeApplicationShutdown(): void {
    this.stopping.abort();
  }

  private async sweep(): Promise<void> {
    for await (const _ of setInterval(this.timing.purgeMs, undefined, { signal: this.stopping.signal, ref: false })) {
      await this.purge().catch((error: unknown) => this.logger.warn({ err: error }, 'Deleted conversations could not be removed'));
    }
  }

  private async purge(): Promise<void> {
    const before = new Date(Date.now() - this.timing.purgeMs);
    for (const { _id } of await this.sessions.find({ deletedAt: { $lt: before } }, { limit: 100 })) await this.remove(_id);
  }

  /** The session goes last: a process that is lost in between leaves the rest to the next sweep. */
  private async remove(conversationId: ConversationId): Promise<void> {
    const runs = await this.runs.find({ conversationId });
    if (runs.some((run) => run.isActive)) return;
    const ofRuns = { runId: { $in: runs.map((run) => run._id) } };
    await this.events.deleteMany(ofRuns);
    await this.calls.deleteMany(ofRuns);
    await this.approvals.deleteMany(ofRuns);
    await this.changes.deleteMany(ofRuns);
    await this.messages.deleteMany({ conversationId });
    await this.runs.deleteMany({ conversationId });
    await this.sessions.deleteOne({ _id: conversationId });
  }
}
