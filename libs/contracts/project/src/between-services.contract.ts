import { instantSchema, internalOperation, projectIdSchema, projectRoleSchema, userIdSchema } from '@constellation/contracts-kernel';
import { z } from 'zod';
import { projectSourceSchema } from './project.schema.ts';

const query = { service: 'project', kind: 'query', plane: 'message', timeoutMs: 5_000 } as const;

export const roleInProject = internalOperation({
  ...query,
  name: 'project.role-of.v1',
  summary: "A person's role in a project and what they agreed to there; `role` is absent for those who are no member.",
  callers: ['gateway'],
  input: z.object({ projectId: projectIdSchema, userId: userIdSchema }),
  output: z.object({
    role: projectRoleSchema.optional(),
    ownerId: userIdSchema.optional(),
    localCommandsAllowed: z.boolean(),
    /** A project in its grace period answers reads of itself and its restore alone. */
    deleted: z.boolean(),
  }),
  errors: [],
});

/** A file of a template: path below the root, content as base64, and whether it can be executed. */
export const seedFileSchema = z.object({
  path: z.string().min(1).max(1_024),
  contentBase64: z.string(),
  executable: z.boolean().default(false),
});

export const getSeed = internalOperation({
  ...query,
  name: 'project.get-seed.v1',
  summary: 'What a new workspace is filled with, and who owns it.',
  callers: ['workspace'],
  input: z.object({ projectId: projectIdSchema }),
  output: z.object({
    ownerId: userIdSchema,
    name: z.string(),
    source: projectSourceSchema,
    /** For a template: all its files, at most 200 KB together. */
    files: z.array(seedFileSchema),
  }),
  errors: ['project.deleted'],
});

export const listDeletedProjects = internalOperation({
  ...query,
  name: 'project.list-deleted.v1',
  summary: 'Of the projects asked about, those whose deletion is final (`purge`) or in its grace period.',
  callers: ['workspace'],
  input: z.object({ projectIds: z.array(projectIdSchema).max(500) }),
  output: z.object({ items: z.array(z.object({ projectId: projectIdSchema, deletedAt: instantSchema, purge: z.boolean() })) }),
  errors: [],
});

export const markProjectOpened = internalOperation({
  service: 'project',
  kind: 'command',
  plane: 'message',
  timeoutMs: 5_000,
  name: 'project.mark-opened.v1',
  summary: 'Notes that the workspace of a project was opened, for the order of lists.',
  callers: ['workspace'],
  input: z.object({ projectId: projectIdSchema }),
  output: z.object({}),
  errors: [],
  repeatable: true,
});
