import { ifMatchSchema, projectIdSchema, publicOperation } from '@constellation/contracts-kernel';
import { z } from 'zod';
import { projectDescriptionSchema, projectNameSchema, projectSchema } from './project.schema.ts';

const owner = {
  service: 'project',
  kind: 'command',
  plane: 'message',
  timeoutMs: 5_000,
  policy: { role: 'owner', scope: 'project:write', subject: { kind: 'project', field: 'projectId' } },
} as const;

export const updateProject = publicOperation({
  ...owner,
  name: 'project.update.v1',
  summary: 'Rename a project or change its description or commands.',
  route: { method: 'PATCH', path: '/projects/:projectId', ifMatch: 'required' },
  input: z.object({
    projectId: projectIdSchema,
    ifMatch: ifMatchSchema,
    name: projectNameSchema.optional(),
    description: projectDescriptionSchema.optional(),
    runCommand: z.string().trim().max(500).optional(),
    testCommand: z.string().trim().max(500).optional(),
  }),
  output: projectSchema,
  errors: ['project.name_taken', 'project.deleted'],
});

export const deleteProject = publicOperation({
  ...owner,
  name: 'project.delete.v1',
  summary: 'Delete a project. It can be restored for seven days, then its files are removed.',
  route: { method: 'DELETE', path: '/projects/:projectId', status: 202 },
  input: z.object({ projectId: projectIdSchema }),
  output: projectSchema,
  errors: [],
  repeatable: true,
});

export const restoreProject = publicOperation({
  ...owner,
  name: 'project.restore.v1',
  summary: 'Take a deletion back within its grace period.',
  route: { method: 'POST', path: '/projects/:projectId/restore', status: 200 },
  input: z.object({ projectId: projectIdSchema }),
  output: projectSchema,
  errors: ['project.name_taken'],
  repeatable: true,
});

/** Consents are kept on the member. Without this one Claude runs no command where the workspace is not isolated. */
export const consentToLocalCommands = publicOperation({
  name: 'project.consent-to-local-commands.v1',
  summary: 'Allow, or no longer allow, that Claude runs commands in a workspace that is not isolated.',
  service: 'project',
  kind: 'command',
  plane: 'message',
  timeoutMs: 5_000,
  policy: { role: 'editor', scope: 'ai', subject: { kind: 'project', field: 'projectId' } },
  route: { method: 'PUT', path: '/projects/:projectId/consents/local-commands', status: 200 },
  input: z.object({ projectId: projectIdSchema, allowed: z.boolean() }),
  output: z.object({ allowed: z.boolean() }),
  errors: [],
  repeatable: true,
});
