import { projectIdSchema, runIdSchema, workspaceIdSchema } from '@constellation/contracts-kernel';
import { toolNameSchema, toolOutcomeSchema } from '@constellation/contracts-workspace';
import { defineCollection } from '@constellation/server-mongo';
import { z } from 'zod';

/** As long as snapshots are kept: afterwards there is nothing to go back to. */
const keptSeconds = 30 * 24 * 3_600;
const owned = { workspaceId: workspaceIdSchema, projectId: projectIdSchema, runId: runIdSchema };

/** One act of Claude that changes something: stored before it is done, completed after. */
export const toolEffectRowSchema = z.object({
  /** `run/toolUseId`: an act happens at most once for it. */
  _id: z.string(),
  ...owned,
  runGeneration: z.number().int(),
  toolUseId: z.string(),
  tool: toolNameSchema,
  inputHash: z.string(),
  /** The `jti` of the decision that allowed it; taken once. */
  decisionId: z.string().optional(),
  /** The snapshot before it. */
  snapshotId: z.string().optional(),
  state: z.enum(['intended', 'done', 'unknown']),
  outcome: toolOutcomeSchema.optional(),
  createdAt: z.date(),
  endedAt: z.date().optional(),
});
export type ToolEffectRow = z.output<typeof toolEffectRowSchema>;

export const toolEffects = defineCollection({
  name: 'tool_effects',
  schema: toolEffectRowSchema,
  indexes: [
    { keys: { decisionId: 1 }, unique: true, partialFilterExpression: { decisionId: { $exists: true } } },
    { keys: { runId: 1, createdAt: 1 } },
    { keys: { workspaceId: 1 } },
    { keys: { createdAt: 1 }, expireAfterSeconds: keptSeconds },
  ],
});

/** The highest generation of a run that spoke here. */
export const toolRunRowSchema = z.object({ _id: runIdSchema, ...owned, generation: z.number().int(), updatedAt: z.date() });
export type ToolRunRow = z.output<typeof toolRunRowSchema>;

export const toolRuns = defineCollection({
  name: 'tool_runs',
  schema: toolRunRowSchema,
  indexes: [{ keys: { updatedAt: 1 }, expireAfterSeconds: keptSeconds }],
});

/** What a run knows of a path: the content it saw last, and the content it left. */
export const toolPathRowSchema = z.object({
  _id: z.string(),
  ...owned,
  path: z.string(),
  seenTag: z.string().optional(),
  /** Empty when the run removed it. Absent when it only read it. */
  leftTag: z.string().optional(),
  updatedAt: z.date(),
});
export type ToolPathRow = z.output<typeof toolPathRowSchema>;

export const toolPaths = defineCollection({
  name: 'tool_paths',
  schema: toolPathRowSchema,
  indexes: [{ keys: { runId: 1, path: 1 } }, { keys: { updatedAt: 1 }, expireAfterSeconds: keptSeconds }],
});
