import {
  ifMatchSchema,
  instantSchema,
  pageOf,
  pageRequestFields,
  platformRoleSchema,
  prefixedId,
  publicOperation,
  userIdSchema,
} from '@constellation/contracts-kernel';
import { z } from 'zod';
import { accountSchema, emailSchema } from './account.schema.ts';

const admin = { service: 'gateway', plane: 'edge', timeoutMs: 5_000, policy: { role: 'admin', scope: 'admin' } } as const;

export const invitationIdSchema = prefixedId('inv');

export const signUpInvitationSchema = z.object({
  id: invitationIdSchema,
  /** Only this address may use it, when given. */
  email: z.string().optional(),
  platformRole: platformRoleSchema,
  createdAt: instantSchema,
  expiresAt: instantSchema,
  usedAt: instantSchema.optional(),
});
export type SignUpInvitation = z.output<typeof signUpInvitationSchema>;

export const createSignUpInvitation = publicOperation({
  ...admin,
  name: 'identity.create-sign-up-invitation.v1',
  summary: 'Make a one-time link by which a person signs up. The link is shown once.',
  kind: 'command',
  route: { method: 'POST', path: '/admin/invitations', status: 201 },
  input: z.object({ email: emailSchema.optional(), platformRole: platformRoleSchema.default('member') }),
  output: z.object({ invitation: signUpInvitationSchema, url: z.string() }),
  errors: [],
});

export const listSignUpInvitations = publicOperation({
  ...admin,
  name: 'identity.list-sign-up-invitations.v1',
  summary: 'Invitations, newest first.',
  kind: 'query',
  route: { method: 'GET', path: '/admin/invitations' },
  input: z.object(pageRequestFields),
  output: pageOf(signUpInvitationSchema),
  errors: [],
});

export const revokeSignUpInvitation = publicOperation({
  ...admin,
  name: 'identity.revoke-sign-up-invitation.v1',
  summary: 'Take an unused invitation back.',
  kind: 'command',
  route: { method: 'DELETE', path: '/admin/invitations/:invitationId', status: 204 },
  input: z.object({ invitationId: invitationIdSchema }),
  output: z.void(),
  errors: [],
});

export const listUsers = publicOperation({
  ...admin,
  name: 'identity.list-users.v1',
  summary: 'The accounts of the installation, by name.',
  kind: 'query',
  route: { method: 'GET', path: '/admin/users' },
  input: z.object({ ...pageRequestFields, search: z.string().trim().max(100).optional() }),
  output: pageOf(accountSchema),
  errors: [],
});

export const updateUser = publicOperation({
  ...admin,
  name: 'identity.update-user.v1',
  summary: 'Change the role of an account, or disable it (which ends its sessions).',
  kind: 'command',
  route: { method: 'PATCH', path: '/admin/users/:userId', ifMatch: 'required' },
  input: z.object({
    userId: userIdSchema,
    ifMatch: ifMatchSchema,
    platformRole: platformRoleSchema.optional(),
    disabled: z.boolean().optional(),
  }),
  output: accountSchema,
  errors: ['identity.last_admin'],
});
