import type { Conversation, createConversation } from '@constellation/contracts-claude';
import type { InputOf } from '@constellation/contracts-kernel';
import { isDuplicateKey } from '@constellation/server-mongo';
import { Injectable } from '@nestjs/common';
import { ulid } from 'ulid';
import type { ChatSession } from '../records/chat-session.ts';
import { actingPerson, actingProject } from '../runs/acting-person.ts';
import { ConversationRepository } from './conversation-repository.ts';
import { conversationView } from './conversation-view.ts';

/** Starts an empty conversation; the same key of the same person returns the same one. */
@Injectable()
export class CreateConversation {
  constructor(private readonly conversations: ConversationRepository) {}

  async execute({ title, idempotencyKey }: InputOf<typeof createConversation>): Promise<Conversation> {
    const key = { projectId: actingProject(), createdBy: actingPerson().userId, idempotencyKey };
    const now = new Date();
    const created: ChatSession = {
      _id: `cnv_${ulid()}`,
      ...key,
      title: title ?? 'New conversation',
      isTitled: title !== undefined,
      createdAt: now,
      updatedAt: now,
      version: 1,
    };
    try {
      await this.conversations.insert(created);
      return conversationView(created);
    } catch (error) {
      const known = isDuplicateKey(error) ? await this.conversations.byKey(key) : undefined;
      if (!known) throw error;
      return conversationView(known);
    }
  }
}
