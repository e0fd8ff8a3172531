import { projectIdSchema, projectRoleSchema, userIdSchema, versionSchema } from '@constellation/contracts-kernel';
import { projectSourceSchema } from '@constellation/contracts-project';
import { defineCollection } from '@constellation/server-mongo';
import { z } from 'zod';

export const memberSchema = z.object({ userId: userIdSchema, role: projectRoleSchema, localCommandsAllowed: z.boolean() });
export type Member = z.output<typeof memberSchema>;

/** A project with its members: they change together, and one write keeps it whole. */
export const projectRowSchema = z.object({
  _id: projectIdSchema,
  ownerId: userIdSchema,
  name: z.string(),
  /** The name as it is compared and sorted: without regard to case. */
  nameKey: z.string(),
  slug: z.string(),
  description: z.string(),
  /** Name and description in lower case, for the search of lists. */
  searchText: z.string(),
  source: projectSourceSchema,
  runCommand: z.string().optional(),
  testCommand: z.string().optional(),
  members: z.array(memberSchema),
  state: z.enum(['active', 'deleted']),
  createdAt: z.date(),
  updatedAt: z.date(),
  lastOpenedAt: z.date().optional(),
  /** When it was last opened, or else created: lists show the most recent first. */
  activeAt: z.date(),
  deletedAt: z.date().optional(),
  purgeAt: z.date().optional(),
  version: versionSchema,
  idempotencyKey: z.string(),
  /** SHA-256 of what was asked for with that key. */
  requestHash: z.string(),
});
export type ProjectRow = z.output<typeof projectRowSchema>;

export const projects = defineCollection({
  name: 'projects',
  schema: projectRowSchema,
  indexes: [
    { keys: { ownerId: 1, slug: 1 }, unique: true },
    // A deleted project gives its name free; taking it back may find the name taken.
    { keys: { ownerId: 1, nameKey: 1 }, unique: true, partialFilterExpression: { state: 'active' } },
    { keys: { ownerId: 1, idempotencyKey: 1 }, unique: true },
    { keys: { 'members.userId': 1, state: 1, activeAt: -1, _id: -1 } },
    { keys: { 'members.userId': 1, state: 1, createdAt: -1, _id: -1 } },
    { keys: { 'members.userId': 1, state: 1, nameKey: 1, _id: 1 } },
  ],
});
