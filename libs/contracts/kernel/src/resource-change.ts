import { z } from 'zod';
import { prefixedId, projectIdSchema, runIdSchema, workspaceIdSchema } from './ids.ts';

/**
 * A hint that something changed, broadcast best effort. Whoever shows the resource reads it again; a lost hint is made
 * good by reading after every reconnect and every 5 s while a state is transient.
 */
export const resourceChangeSchema = z.object({
  resource: z.enum(['project', 'workspace', 'run', 'session']),
  id: z.union([projectIdSchema, workspaceIdSchema, runIdSchema, prefixedId('ses')]),
  projectId: projectIdSchema.optional(),
  version: z.number().int().min(0),
  /** What a workspace that starts is doing now, such as `agent`. */
  step: z.string().max(80).optional(),
});
export type ResourceChange = z.output<typeof resourceChangeSchema>;
