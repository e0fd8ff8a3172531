import { OperationError, type ConversationId, type ProjectId } from '@constellation/contracts-kernel';
import { InjectCollection, TypedCollection } from '@constellation/server-mongo';
import { Injectable } from '@nestjs/common';
import type { mongo } from 'mongoose';
import { aiMessages, type AiMessage } from '../records/ai-message.ts';
import type { AiRun } from '../records/ai-run.ts';
import { chatSessions, type ChatSession } from '../records/chat-session.ts';
import { titleFrom } from './title-from.ts';

const living = { deletedAt: { $exists: false } };

/** Conversations and their messages; every read of one is limited to its project. */
@Injectable()
export class ConversationRepository {
  constructor(
    @InjectCollection(chatSessions) private readonly sessions: TypedCollection<ChatSession>,
    @InjectCollection(aiMessages) private readonly messages: TypedCollection<AiMessage>,
  ) {}

  async get(id: ConversationId, projectId: ProjectId): Promise<ChatSession> {
    const found = await this.sessions.findOne({ _id: id, projectId, ...living });
    if (!found) throw new OperationError('not_found');
    return found;
  }

  findAnywhere(id: ConversationId): Promise<ChatSession | undefined> {
    return this.sessions.findOne({ _id: id, ...living });
  }

  byKey(key: Pick<ChatSession, 'projectId' | 'createdBy' | 'idempotencyKey'>): Promise<ChatSession | undefined> {
    return this.sessions.findOne(key);
  }

  insert(session: ChatSession): Promise<void> {
    return this.sessions.insertOne(session);
  }

  list(projectId: ProjectId, before: { at: Date; id: string } | undefined, limit: number): Promise<ChatSession[]> {
    const earlier = before && {
      $or: [{ updatedAt: { $lt: before.at } }, { updatedAt: before.at, _id: { $lt: before.id as ConversationId } }],
    };
    return this.sessions.find({ projectId, ...living, ...earlier }, { sort: { updatedAt: -1, _id: -1 }, limit });
  }

  rename(id: ConversationId, projectId: ProjectId, title: string, version: number | undefined): Promise<ChatSession | undefined> {
    const filter = { _id: id, projectId, ...living, ...(version === undefined ? {} : { version }) };
    return this.sessions.findOneAndUpdate(filter, { $set: { title, isTitled: true, updatedAt: new Date() }, $inc: { version: 1 } });
  }

  async markDeleted(id: ConversationId, projectId: ProjectId): Promise<void> {
    await this.sessions.updateOne({ _id: id, projectId }, { $set: { deletedAt: new Date() }, $inc: { version: 1 } });
  }

  countMessages(id: ConversationId, session: mongo.ClientSession): Promise<number> {
    return this.messages.countDocuments({ conversationId: id }, { session });
  }

  addMessage(message: AiMessage, session: mongo.ClientSession): Promise<void> {
    return this.messages.insertOne(message, { session });
  }

  async noteRun(conversation: ChatSession, runId: AiRun['_id'], text: string, session: mongo.ClientSession): Promise<void> {
    const title = conversation.isTitled ? {} : { title: titleFrom(text), isTitled: true };
    await this.sessions.updateOne(
      { _id: conversation._id },
      { $set: { lastRunId: runId, updatedAt: new Date(), ...title }, $inc: { version: 1 } },
      { session },
    );
  }
}
