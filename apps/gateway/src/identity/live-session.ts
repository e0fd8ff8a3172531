import { platformRoleSchema, sessionIdSchema, userIdSchema } from '@constellation/contracts-kernel';
import { z } from 'zod';

/** What the gateway knows of a session while it works for it. `version` grows with every change of session or person. */
export const liveSessionSchema = z.object({
  sessionId: sessionIdSchema,
  userId: userIdSchema,
  name: z.string(),
  platformRole: platformRoleSchema,
  version: z.number().int(),
});
export type LiveSession = z.output<typeof liveSessionSchema>;
