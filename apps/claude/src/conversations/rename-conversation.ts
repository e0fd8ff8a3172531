import type { Conversation, renameConversation } from '@constellation/contracts-claude';
import { OperationError, type InputOf } from '@constellation/contracts-kernel';
import { Injectable } from '@nestjs/common';
import { actingProject } from '../runs/acting-person.ts';
import { ConversationRepository } from './conversation-repository.ts';
import { conversationView } from './conversation-view.ts';

/** Gives a conversation another title, unless it changed since the caller saw it. */
@Injectable()
export class RenameConversation {
  constructor(private readonly conversations: ConversationRepository) {}

  async execute({ conversationId, ifMatch, title }: InputOf<typeof renameConversation>): Promise<Conversation> {
    const version = ifMatch === '*' ? undefined : Number(ifMatch);
    const renamed = await this.conversations.rename(conversationId, actingProject(), title, version);
    if (renamed) return conversationView(renamed);
    const current = await this.conversations.get(conversationId, actingProject());
    throw new OperationError('precondition_failed', { details: { version: current.version } });
  }
}
