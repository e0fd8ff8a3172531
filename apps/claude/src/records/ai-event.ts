import { runEventBodySchema } from '@constellation/contracts-claude';
import { runIdSchema } from '@constellation/contracts-kernel';
import { defineCollection } from '@constellation/server-mongo';
import { z } from 'zod';

const aiEventSchema = z.object({
  /** `run/generation-sequence` */
  _id: z.string(),
  runId: runIdSchema,
  gen: z.number().int(),
  seq: z.number().int(),
  at: z.date(),
  body: runEventBodySchema,
});
export type AiEvent = z.output<typeof aiEventSchema>;

export const aiEvents = defineCollection({
  name: 'ai_events',
  schema: aiEventSchema,
  indexes: [{ keys: { runId: 1, gen: 1, seq: 1 }, unique: true }],
});
