import { publicOperation } from '@constellation/contracts-kernel';
import { z } from 'zod';
import { emailSchema, newPasswordSchema, personNameSchema, signedInSchema } from './account.schema.ts';

export const signUp = publicOperation({
  name: 'identity.sign-up.v1',
  summary: 'Create an account and sign in. The first account becomes the administrator.',
  service: 'gateway',
  kind: 'command',
  plane: 'edge',
  route: { method: 'POST', path: '/auth/sign-up', status: 201 },
  policy: { role: 'anonymous', scope: 'account' },
  input: z.object({
    email: emailSchema,
    name: personNameSchema,
    password: newPasswordSchema,
    /** The code of an invitation link, from the page's fragment. */
    invitation: z.string().max(200).optional(),
  }),
  output: signedInSchema,
  errors: [
    'identity.email_taken',
    'identity.invitation_needed',
    'identity.invitation_invalid',
    'identity.sign_up_closed',
    'identity.password_weak',
  ],
  timeoutMs: 10_000,
});

/** What the sign-up page needs to know before anyone has signed in. */
export const getSignUpState = publicOperation({
  name: 'identity.get-sign-up-state.v1',
  summary: 'Whether the first administrator is still to be made, and who may sign up.',
  service: 'gateway',
  kind: 'query',
  plane: 'edge',
  route: { method: 'GET', path: '/auth/sign-up' },
  policy: { role: 'anonymous', scope: 'account' },
  input: z.object({}),
  output: z.object({ firstPerson: z.boolean(), signUp: z.enum(['invite', 'open', 'closed']) }),
  errors: [],
  timeoutMs: 5_000,
});
