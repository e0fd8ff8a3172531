import { conversationIdSchema, runIdSchema } from '@constellation/contracts-kernel';
import { defineCollection } from '@constellation/server-mongo';
import { z } from 'zod';

/** A content block as it goes to the provider and came from it; only its type is looked at. */
export const storedBlockSchema = z.looseObject({ type: z.string() });
export type StoredBlock = z.output<typeof storedBlockSchema>;

/** A field of a block that holds text; empty when it does not. */
export const textIn = (block: StoredBlock, field: 'text' | 'thinking'): string => {
  const value = block[field];
  return typeof value === 'string' ? value : '';
};

const aiMessageSchema = z.object({
  _id: z.string(),
  conversationId: conversationIdSchema,
  runId: runIdSchema,
  /** Its place in the conversation. */
  place: z.number().int(),
  role: z.enum(['user', 'assistant']),
  content: z.array(storedBlockSchema),
  turn: z.number().int(),
  createdAt: z.date(),
});
export type AiMessage = z.output<typeof aiMessageSchema>;

export const aiMessages = defineCollection({
  name: 'ai_messages',
  schema: aiMessageSchema,
  indexes: [{ keys: { conversationId: 1, place: 1 }, unique: true }, { keys: { runId: 1 } }],
});
