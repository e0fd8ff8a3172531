import { instantSchema, projectIdSchema, userIdSchema, versionSchema, workspaceIdSchema } from '@constellation/contracts-kernel';
import { z } from 'zod';

export const workspaceStateSchema = z.enum(['stopped', 'starting', 'running', 'stopping', 'failed', 'crashed', 'unreachable', 'deleting']);
export type WorkspaceState = z.output<typeof workspaceStateSchema>;

/** States that pass by themselves: whoever shows one reads again every 5 s. */
export const transientWorkspaceStates: readonly WorkspaceState[] = ['starting', 'stopping', 'unreachable', 'deleting'];

export const workspaceStepSchema = z.object({
  name: z.enum(['folder', 'agent', 'files', 'clone', 'upload']),
  state: z.enum(['waiting', 'running', 'done', 'failed']),
  startedAt: instantSchema.optional(),
  endedAt: instantSchema.optional(),
  /** Progress such as `Receiving objects: 43 %`, or why it failed. */
  detail: z.string().max(500).optional(),
});
export type WorkspaceStep = z.output<typeof workspaceStepSchema>;

/** How far a workspace's programs are kept from the host: `none` means they run as an ordinary process. */
export const isolationSchema = z.enum(['vm', 'gvisor', 'container', 'namespace', 'none']);

export const workspaceSchema = z.object({
  id: workspaceIdSchema,
  projectId: projectIdSchema,
  ownerId: userIdSchema,
  state: workspaceStateSchema,
  steps: z.array(workspaceStepSchema),
  /** Why it failed, crashed or was refused: a code of this contract and a sentence. */
  reason: z.object({ code: z.string(), message: z.string() }).optional(),
  isolation: isolationSchema,
  driver: z.string(),
  /** Counts the starts; terminals of an older one are gone. */
  generation: z.number().int().min(0),
  createdAt: instantSchema,
  startedAt: instantSchema.optional(),
  version: versionSchema,
});
export type Workspace = z.output<typeof workspaceSchema>;
