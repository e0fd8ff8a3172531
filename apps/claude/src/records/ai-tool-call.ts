import { runIdSchema } from '@constellation/contracts-kernel';
import { toolOutcomeSchema } from '@constellation/contracts-workspace';
import { defineCollection } from '@constellation/server-mongo';
import { z } from 'zod';

const aiToolCallSchema = z.object({
  /** `run/toolUseId` */
  _id: z.string(),
  runId: runIdSchema,
  toolUseId: z.string(),
  turn: z.number().int(),
  index: z.number().int(),
  tool: z.string(),
  input: z.unknown(),
  inputHash: z.string(),
  effect: z.enum(['read', 'write', 'exec']),
  /** Absent until it is known how the call ended. */
  outcome: toolOutcomeSchema.optional(),
});
export type AiToolCall = z.output<typeof aiToolCallSchema>;

/** The write-ahead log of effects: a call stands here before it is made. */
export const aiToolCalls = defineCollection({
  name: 'ai_tool_calls',
  schema: aiToolCallSchema,
  indexes: [{ keys: { runId: 1, turn: 1, index: 1 } }],
});
