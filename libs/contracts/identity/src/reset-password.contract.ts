import { instantSchema, publicOperation, userIdSchema } from '@constellation/contracts-kernel';
import { z } from 'zod';
import { newPasswordSchema, signedInSchema } from './account.schema.ts';

export const resetPassword = publicOperation({
  name: 'identity.reset-password.v1',
  summary: 'Set a new password with the code of a reset link; ends every session of the account and signs in.',
  service: 'gateway',
  kind: 'command',
  plane: 'edge',
  route: { method: 'POST', path: '/auth/reset', status: 200 },
  policy: { role: 'anonymous', scope: 'account' },
  input: z.object({ code: z.string().min(1).max(200), password: newPasswordSchema }),
  output: signedInSchema,
  errors: ['identity.reset_invalid', 'identity.password_weak'],
  timeoutMs: 10_000,
});

export const makeResetLink = publicOperation({
  name: 'identity.make-reset-link.v1',
  summary: 'Make a one-time link by which a person sets a new password. Administrators only.',
  service: 'gateway',
  kind: 'command',
  plane: 'edge',
  route: { method: 'POST', path: '/admin/users/:userId/reset-link', status: 201 },
  policy: { role: 'admin', scope: 'admin' },
  input: z.object({ userId: userIdSchema }),
  output: z.object({ url: z.string(), expiresAt: instantSchema }),
  errors: [],
  timeoutMs: 5_000,
});
