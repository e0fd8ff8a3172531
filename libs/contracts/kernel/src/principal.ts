import { z } from 'zod';
import { projectIdSchema, runIdSchema, sessionIdSchema, userIdSchema } from './ids.ts';
import { platformRoleSchema, projectRoleSchema } from './policy.ts';
import { serviceNameSchema } from './service-name.ts';

/** How far Claude may go without asking: `plan` reads only, `ask` asks for each effect, `accept-edits` asks for commands, `auto` asks nothing. */
export const runModeSchema = z.enum(['plan', 'ask', 'accept-edits', 'auto']);
export type RunMode = z.output<typeof runModeSchema>;

/** What a run is allowed, repeated in every token that Claude holds for it. */
export const delegationSchema = z.object({
  actor: z.literal('claude'),
  runId: runIdSchema,
  mode: runModeSchema,
  /** Agreed once per project and person: Claude's commands may run where the workspace is not isolated. */
  localCommandsAllowed: z.boolean(),
});
export type Delegation = z.output<typeof delegationSchema>;

/** A person, or a service in its own name, as the receiver of a call knows them. */
export const principalSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('person'),
    userId: userIdSchema,
    name: z.string(),
    sessionId: sessionIdSchema,
    platformRole: platformRoleSchema,
    projectId: projectIdSchema.optional(),
    role: projectRoleSchema.optional(),
    delegation: delegationSchema.optional(),
  }),
  z.object({ kind: z.literal('service'), service: serviceNameSchema }),
]);
export type Principal = z.output<typeof principalSchema>;
export type PersonPrincipal = Extract<Principal, { kind: 'person' }>;
