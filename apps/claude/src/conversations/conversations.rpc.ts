import {
  createConversation,
  deleteConversation,
  getConversation,
  listConversations,
  renameConversation,
} from '@constellation/contracts-claude';
import type { InputOf } from '@constellation/contracts-kernel';
import { Handles } from '@constellation/transport';
import { Controller } from '@nestjs/common';
import { actingProject } from '../runs/acting-person.ts';
import { pageOfRows, readCursor } from '../runs/page-cursor.ts';
import { ConversationRepository } from './conversation-repository.ts';
import { conversationView } from './conversation-view.ts';
import { CreateConversation } from './create-conversation.ts';
import { DeleteConversation } from './delete-conversation.ts';
import { RenameConversation } from './rename-conversation.ts';

@Controller()
export class ConversationsRpc {
  constructor(
    private readonly creator: CreateConversation,
    private readonly renamer: RenameConversation,
    private readonly remover: DeleteConversation,
    private readonly conversations: ConversationRepository,
  ) {}

  @Handles(createConversation)
  create(input: InputOf<typeof createConversation>) {
    return this.creator.execute(input);
  }

  @Handles(listConversations)
  async list({ cursor, limit }: InputOf<typeof listConversations>) {
    const rows = await this.conversations.list(actingProject(), readCursor(cursor), limit + 1);
    return pageOfRows(rows, limit, (row) => ({ at: row.updatedAt, id: row._id }), conversationView);
  }

  @Handles(getConversation)
  async get({ conversationId }: InputOf<typeof getConversation>) {
    return conversationView(await this.conversations.get(conversationId, actingProject()));
  }

  @Handles(renameConversation)
  rename(input: InputOf<typeof renameConversation>) {
    return this.renamer.execute(input);
  }

  @Handles(deleteConversation)
  delete(input: InputOf<typeof deleteConversation>) {
    return this.remover.execute(input);
  }
}
