import { platformRoleSchema, userIdSchema } from '@constellation/contracts-kernel';
import { invitationIdSchema, type SignUpInvitation } from '@constellation/contracts-identity';
import { defineCollection } from '@constellation/server-mongo';
import { z } from 'zod';

export const invitationDocumentSchema = z.object({
  _id: invitationIdSchema,
  codeHash: z.string(),
  email: z.string().optional(),
  platformRole: platformRoleSchema,
  createdBy: userIdSchema,
  createdAt: z.date(),
  expiresAt: z.date(),
  usedAt: z.date().optional(),
  usedBy: userIdSchema.optional(),
});
export type InvitationDocument = z.output<typeof invitationDocumentSchema>;

export const invitationsCollection = defineCollection({
  name: 'sign_up_invitations',
  schema: invitationDocumentSchema,
  indexes: [{ keys: { codeHash: 1 }, unique: true }],
});

export const invitationOf = (document: InvitationDocument): SignUpInvitation => ({
  id: document._id,
  email: document.email,
  platformRole: document.platformRole,
  createdAt: document.createdAt.toISOString(),
  expiresAt: document.expiresAt.toISOString(),
  usedAt: document.usedAt?.toISOString(),
});
