import { platformRoleSchema, userIdSchema, versionSchema } from '@constellation/contracts-kernel';
import { personSettingsSchema, type Account } from '@constellation/contracts-identity';
import { defineCollection } from '@constellation/server-mongo';
import { z } from 'zod';

export const userDocumentSchema = z.object({
  _id: userIdSchema,
  email: z.string(),
  name: z.string(),
  passwordHash: z.string(),
  platformRole: platformRoleSchema,
  disabled: z.boolean(),
  /** Set on the first person alone: its unique index decides a race of two first sign-ups. */
  isFirstPerson: z.literal(true).optional(),
  /** On the first person's row: counts the changes that could leave the installation without an administrator. */
  adminChanges: z.number().int().optional(),
  /** A reset link that was made and not used. */
  reset: z.object({ codeHash: z.string(), expiresAt: z.date() }).optional(),
  settings: personSettingsSchema.optional(),
  createdAt: z.date(),
  version: versionSchema,
});
export type UserDocument = z.output<typeof userDocumentSchema>;

export const usersCollection = defineCollection({
  name: 'users',
  schema: userDocumentSchema,
  indexes: [
    { keys: { email: 1 }, unique: true },
    { keys: { isFirstPerson: 1 }, unique: true, partialFilterExpression: { isFirstPerson: true } },
    { keys: { 'reset.codeHash': 1 }, partialFilterExpression: { 'reset.codeHash': { $exists: true } } },
    { keys: { name: 1, _id: 1 }, collation: { locale: 'en', strength: 2 } },
  ],
});

/** What others may see of an account. */
export const accountOf = (user: UserDocument): Account => ({
  id: user._id,
  email: user.email,
  name: user.name,
  platformRole: user.platformRole,
  disabled: user.disabled,
  createdAt: user.createdAt.toISOString(),
  version: user.version,
});
