import { runStateSchema, tokenUsageSchema } from '@constellation/contracts-claude';
import {
  conversationIdSchema,
  projectIdSchema,
  runIdSchema,
  runModeSchema,
  userIdSchema,
  workspaceIdSchema,
} from '@constellation/contracts-kernel';
import { defineCollection } from '@constellation/server-mongo';
import { z } from 'zod';

export const leaseSchema = z.object({ holder: z.string(), expiresAt: z.date(), renewedAt: z.date() });

const aiRunSchema = z.object({
  _id: runIdSchema,
  conversationId: conversationIdSchema,
  projectId: projectIdSchema,
  workspaceId: workspaceIdSchema,
  startedBy: userIdSchema,
  state: runStateSchema,
  /** Not ended. One run of a workspace at most is. */
  isActive: z.boolean(),
  reason: z.object({ code: z.string(), message: z.string() }).optional(),
  mode: runModeSchema,
  providerId: z.string(),
  provider: z.string(),
  model: z.string(),
  usage: tokenUsageSchema,
  costMicros: z.number().int(),
  /** Some request's price is not known, so the sum is not either. */
  hasUnknownCost: z.boolean(),
  snapshotId: z.string().optional(),
  /** The gateway's signed grant; it opens nothing by itself. */
  grant: z.string(),
  /** Raised by every claim; each write of a holder names it. */
  runGen: z.number().int(),
  lease: leaseSchema.optional(),
  cancelRequestedAt: z.date().optional(),
  /** Messages of the conversation before this place go to the provider without thinking and without old tool outputs. */
  compactedBefore: z.number().int().optional(),
  /** The turn from which repeated calls are counted: the first one, or the one after a person let it go on. */
  guardedFrom: z.number().int(),
  idempotencyKey: z.string(),
  requestDigest: z.string(),
  correlationId: z.string(),
  /** Its conversation was deleted: nobody sees it any more, and its rows go soon. */
  isDeleted: z.boolean().optional(),
  createdAt: z.date(),
  endedAt: z.date().optional(),
  version: z.number().int(),
});
export type AiRun = z.output<typeof aiRunSchema>;

export const aiRuns = defineCollection({
  name: 'ai_runs',
  schema: aiRunSchema,
  indexes: [
    { keys: { conversationId: 1, createdAt: 1, _id: 1 } },
    { keys: { conversationId: 1, idempotencyKey: 1 }, unique: true },
    { keys: { workspaceId: 1 }, unique: true, partialFilterExpression: { isActive: true } },
    { keys: { state: 1, createdAt: 1 }, partialFilterExpression: { isActive: true } },
  ],
});
