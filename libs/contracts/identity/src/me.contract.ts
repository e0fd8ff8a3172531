import { ifMatchSchema, instantSchema, pageOf, pageRequestFields, publicOperation, sessionIdSchema } from '@constellation/contracts-kernel';
import { z } from 'zod';
import { accountSchema, newPasswordSchema, passwordSchema, personNameSchema, signedInSchema } from './account.schema.ts';

const edge = { service: 'gateway', plane: 'edge', timeoutMs: 10_000, policy: { role: 'person', scope: 'account' } } as const;

export const getMe = publicOperation({
  ...edge,
  name: 'identity.get-me.v1',
  summary: 'The account that is signed in.',
  kind: 'query',
  route: { method: 'GET', path: '/me' },
  input: z.object({}),
  output: accountSchema,
  errors: [],
});

export const updateMe = publicOperation({
  ...edge,
  name: 'identity.update-me.v1',
  summary: 'Change the name shown to others.',
  kind: 'command',
  route: { method: 'PATCH', path: '/me', ifMatch: 'required' },
  input: z.object({ ifMatch: ifMatchSchema, name: personNameSchema }),
  output: accountSchema,
  errors: [],
});

export const changePassword = publicOperation({
  ...edge,
  name: 'identity.change-password.v1',
  summary: 'Change the password; every other session of the account ends.',
  kind: 'command',
  route: { method: 'POST', path: '/me/password', status: 200 },
  input: z.object({ current: passwordSchema, next: newPasswordSchema }),
  output: signedInSchema,
  errors: ['identity.wrong_password', 'identity.password_weak'],
});

export const sessionSchema = z.object({
  id: sessionIdSchema,
  /** Browser and system, from the User-Agent header. */
  device: z.string(),
  address: z.string(),
  createdAt: instantSchema,
  lastSeenAt: instantSchema,
  isCurrent: z.boolean(),
});
export type Session = z.output<typeof sessionSchema>;

export const listSessions = publicOperation({
  ...edge,
  name: 'identity.list-sessions.v1',
  summary: 'The sessions of this account, newest first.',
  kind: 'query',
  route: { method: 'GET', path: '/me/sessions' },
  input: z.object(pageRequestFields),
  output: pageOf(sessionSchema),
  errors: [],
});

export const revokeSession = publicOperation({
  ...edge,
  name: 'identity.revoke-session.v1',
  summary: 'End a session of this account; its open sockets close within a second.',
  kind: 'command',
  route: { method: 'DELETE', path: '/me/sessions/:sessionId', status: 204 },
  input: z.object({ sessionId: sessionIdSchema }),
  output: z.void(),
  errors: [],
});

/** What the interface remembers for a person on every device; unknown keys are refused. */
export const personSettingsSchema = z.object({
  theme: z.enum(['system', 'light', 'dark', 'high-contrast']).default('system'),
  autoSave: z.enum(['off', 'after-delay', 'on-focus-change']).default('off'),
  editorFontSize: z.number().int().min(8).max(32).default(13),
});
export type PersonSettings = z.output<typeof personSettingsSchema>;

export const getSettings = publicOperation({
  ...edge,
  name: 'identity.get-settings.v1',
  summary: 'The settings of the person signed in.',
  kind: 'query',
  route: { method: 'GET', path: '/me/settings' },
  input: z.object({}),
  output: personSettingsSchema,
  errors: [],
});

export const updateSettings = publicOperation({
  ...edge,
  name: 'identity.update-settings.v1',
  summary: 'Change some of the settings.',
  kind: 'command',
  route: { method: 'PATCH', path: '/me/settings' },
  input: z.object({
    theme: personSettingsSchema.shape.theme.unwrap().optional(),
    autoSave: personSettingsSchema.shape.autoSave.unwrap().optional(),
    editorFontSize: personSettingsSchema.shape.editorFontSize.unwrap().optional(),
  }),
  output: personSettingsSchema,
  errors: [],
});
