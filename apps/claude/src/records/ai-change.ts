import { runIdSchema, userIdSchema } from '@constellation/contracts-kernel';
import { defineCollection } from '@constellation/server-mongo';
import { z } from 'zod';

const aiChangeSchema = z.object({
  /** `run/path` */
  _id: z.string(),
  runId: runIdSchema,
  path: z.string(),
  /** The file's content when it was accepted; `deleted` when there was none. */
  tag: z.string(),
  reviewedBy: userIdSchema,
  reviewedAt: z.date(),
});
export type AiChange = z.output<typeof aiChangeSchema>;

export const aiChanges = defineCollection({ name: 'ai_changes', schema: aiChangeSchema, indexes: [{ keys: { runId: 1 } }] });
