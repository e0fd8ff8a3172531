import { tokenUsageSchema } from '@constellation/contracts-claude';
import { projectIdSchema, runIdSchema, userIdSchema } from '@constellation/contracts-kernel';
import { defineCollection } from '@constellation/server-mongo';
import { z } from 'zod';

const aiUsageSchema = z.object({
  /** `run/turn/attempt`: ours, since compatible servers repeat their message ids. */
  _id: z.string(),
  runId: runIdSchema,
  projectId: projectIdSchema,
  userId: userIdSchema,
  provider: z.string(),
  model: z.string(),
  turn: z.number().int(),
  attempt: z.number().int(),
  usage: tokenUsageSchema,
  costMicros: z.number().int().optional(),
  priceVersion: z.string().optional(),
  /** `open` while the request runs; `estimated` when it broke off and only its beginning is known. */
  state: z.enum(['open', 'settled', 'estimated']),
  requestId: z.string().optional(),
  messageId: z.string().optional(),
  stopReason: z.string().optional(),
  at: z.date(),
});
export type AiUsage = z.output<typeof aiUsageSchema>;

export const aiUsage = defineCollection({
  name: 'ai_usage',
  schema: aiUsageSchema,
  indexes: [
    { keys: { userId: 1, at: -1, _id: -1 } },
    { keys: { runId: 1, turn: 1, attempt: 1 }, unique: true },
    { keys: { projectId: 1, at: -1 } },
  ],
});
