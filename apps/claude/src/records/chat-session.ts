import { conversationIdSchema, projectIdSchema, runIdSchema, userIdSchema } from '@constellation/contracts-kernel';
import { defineCollection } from '@constellation/server-mongo';
import { z } from 'zod';

const chatSessionSchema = z.object({
  _id: conversationIdSchema,
  projectId: projectIdSchema,
  createdBy: userIdSchema,
  title: z.string(),
  /** A person chose the title, so that the first message does not replace it. */
  isTitled: z.boolean(),
  idempotencyKey: z.string(),
  lastRunId: runIdSchema.optional(),
  /** Set when it was deleted, until its rows are gone. */
  deletedAt: z.date().optional(),
  createdAt: z.date(),
  updatedAt: z.date(),
  version: z.number().int(),
});
export type ChatSession = z.output<typeof chatSessionSchema>;

export const chatSessions = defineCollection({
  name: 'chat_sessions',
  schema: chatSessionSchema,
  indexes: [
    { keys: { projectId: 1, updatedAt: -1, _id: -1 } },
    { keys: { projectId: 1, createdBy: 1, idempotencyKey: 1 }, unique: true },
    { keys: { deletedAt: 1 }, partialFilterExpression: { deletedAt: { $exists: true } } },
  ],
});
