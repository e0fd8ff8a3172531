import { projectIdSchema, userIdSchema, workspaceIdSchema } from '@constellation/contracts-kernel';
import { isolationSchema, workspaceStateSchema, workspaceStepSchema, type Workspace } from '@constellation/contracts-workspace';
import { defineCollection } from '@constellation/server-mongo';
import { z } from 'zod';

/** What somebody last wanted; what is (`state`) follows. */
export const desiredStateSchema = z.enum(['stopped', 'running', 'deleted']);

export const workspaceRowSchema = z.object({
  _id: workspaceIdSchema,
  projectId: projectIdSchema,
  ownerId: userIdSchema,
  driver: z.string(),
  isolation: isolationSchema,
  /** The user its processes run as; kept for good, since its files belong to it. */
  uid: z.number().int().min(200_000),
  state: workspaceStateSchema,
  desired: desiredStateSchema,
  steps: z.array(workspaceStepSchema),
  reason: z.object({ code: z.string(), message: z.string() }).optional(),
  /** Counts the starts; the agent of an older one is ended. */
  generation: z.number().int().min(0),
  /** Counts the claims; a write with an older one comes from an instance that lost the workspace. */
  ownerEpoch: z.number().int().min(0),
  /** Its first files are there. */
  isSeeded: z.boolean(),
  /** Its owner was the platform's administrator when they last started it. */
  ownerIsAdmin: z.boolean(),
  /** When it last ended by itself, for the pause before it is started again. */
  crashes: z.array(z.date()),
  createdAt: z.date(),
  startedAt: z.date().optional(),
  version: z.number().int().min(1),
});
export type WorkspaceRow = z.output<typeof workspaceRowSchema>;

export const workspaces = defineCollection({
  name: 'workspaces',
  schema: workspaceRowSchema,
  indexes: [
    { keys: { projectId: 1 }, unique: true },
    { keys: { uid: 1 }, unique: true },
    { keys: { ownerId: 1, _id: 1 } },
    { keys: { desired: 1, state: 1 } },
  ],
});

export const toWorkspace = (row: WorkspaceRow): Workspace => ({
  id: row._id,
  projectId: row.projectId,
  ownerId: row.ownerId,
  state: row.state,
  steps: row.steps,
  reason: row.reason,
  isolation: row.isolation,
  driver: row.driver,
  generation: row.generation,
  createdAt: row.createdAt.toISOString(),
  startedAt: row.startedAt?.toISOString(),
  version: row.version,
});
