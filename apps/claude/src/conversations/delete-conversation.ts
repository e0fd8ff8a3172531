import type { deleteConversation } from '@constellation/contracts-claude';
import type { InputOf } from '@constellation/contracts-kernel';
import { Injectable } from '@nestjs/common';
import { actingProject } from '../runs/acting-person.ts';
import { CancelRun } from '../runs/cancel-run.ts';
import { RunRepository } from '../runs/run-repository.ts';
import { ConversationRepository } from './conversation-repository.ts';

/** Hides a conversation with its runs at once and stops what works in it; `PurgeConversations` removes the rows. */
@Injectable()
export class DeleteConversation {
  constructor(
    private readonly conversations: ConversationRepository,
    private readonly runs: RunRepository,
    private readonly cancel: CancelRun,
  ) {}

  async execute({ conversationId }: InputOf<typeof deleteConversation>): Promise<void> {
    const active = await this.runs.activeOf(conversationId);
    if (active?.projectId === actingProject()) await this.cancel.execute({ runId: active._id });
    await this.runs.markDeleted(conversationId, actingProject());
    await this.conversations.markDeleted(conversationId, actingProject());
  }
}
