import { instantSchema, projectIdSchema, projectRoleSchema, userIdSchema, versionSchema } from '@constellation/contracts-kernel';
import { z } from 'zod';

export const projectNameSchema = z.string().trim().min(1, 'Enter a name.').max(80, 'At most 80 characters.');
export const projectDescriptionSchema = z.string().trim().max(500, 'At most 500 characters.');

/** Where the first files come from. */
export const projectSourceSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('template'), template: z.string().min(1).max(60) }),
  z.object({ kind: z.literal('git'), url: z.string().min(1).max(2_000), branch: z.string().min(1).max(200).optional() }),
  /** The workspace starts empty and waits for the files that the browser uploads. */
  z.object({ kind: z.literal('upload') }),
]);
export type ProjectSource = z.output<typeof projectSourceSchema>;

export const projectSchema = z.object({
  id: projectIdSchema,
  ownerId: userIdSchema,
  name: projectNameSchema,
  /** Unique per owner; from the name at creation, kept by a rename. */
  slug: z.string(),
  description: projectDescriptionSchema,
  source: projectSourceSchema,
  /** How the project is run and tested, from its template. */
  runCommand: z.string().optional(),
  testCommand: z.string().optional(),
  /** The role of the person who asks. */
  role: projectRoleSchema,
  /** Whether that person lets Claude run commands here where the workspace is not isolated. */
  localCommandsAllowed: z.boolean(),
  createdAt: instantSchema,
  updatedAt: instantSchema,
  lastOpenedAt: instantSchema.optional(),
  /** Set while the project is in its grace period; it is gone for good at `purgeAt`. */
  deletedAt: instantSchema.optional(),
  purgeAt: instantSchema.optional(),
  version: versionSchema,
});
export type Project = z.output<typeof projectSchema>;
