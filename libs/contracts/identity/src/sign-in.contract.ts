import { publicOperation } from '@constellation/contracts-kernel';
import { z } from 'zod';
import { emailSchema, passwordSchema, signedInSchema } from './account.schema.ts';

export const signIn = publicOperation({
  name: 'identity.sign-in.v1',
  summary: 'Sign in by email and password; sets the refresh cookie.',
  service: 'gateway',
  kind: 'command',
  plane: 'edge',
  route: { method: 'POST', path: '/auth/sign-in', status: 200 },
  policy: { role: 'anonymous', scope: 'account' },
  input: z.object({ email: emailSchema, password: passwordSchema }),
  output: signedInSchema,
  errors: ['identity.wrong_credentials', 'identity.account_disabled'],
  timeoutMs: 10_000,
});

export const refreshSession = publicOperation({
  name: 'identity.refresh.v1',
  summary: 'Trade the refresh cookie for a new access token; the cookie is rotated.',
  service: 'gateway',
  kind: 'command',
  plane: 'edge',
  route: { method: 'POST', path: '/auth/refresh', status: 200 },
  policy: { role: 'anonymous', scope: 'account' },
  input: z.object({}),
  output: signedInSchema,
  errors: ['identity.session_ended'],
  timeoutMs: 5_000,
});

export const signOut = publicOperation({
  name: 'identity.sign-out.v1',
  summary: 'End this session and clear its cookie.',
  service: 'gateway',
  kind: 'command',
  plane: 'edge',
  route: { method: 'POST', path: '/auth/sign-out', status: 204 },
  policy: { role: 'anonymous', scope: 'account' },
  input: z.object({}),
  output: z.void(),
  errors: [],
  timeoutMs: 5_000,
});
