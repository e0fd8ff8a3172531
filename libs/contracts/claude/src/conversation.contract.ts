import {
  conversationIdSchema,
  ifMatchSchema,
  instantSchema,
  pageOf,
  pageRequestFields,
  projectIdSchema,
  publicOperation,
  runIdSchema,
  versionSchema,
} from '@constellation/contracts-kernel';
import { z } from 'zod';

export const conversationTitleSchema = z.string().trim().min(1, 'Enter a title.').max(120, 'At most 120 characters.');

export const conversationSchema = z.object({
  id: conversationIdSchema,
  projectId: projectIdSchema,
  /** From the first message until a person renames it. */
  title: z.string(),
  lastRunId: runIdSchema.optional(),
  createdAt: instantSchema,
  updatedAt: instantSchema,
  version: versionSchema,
});
export type Conversation = z.output<typeof conversationSchema>;

const service = { service: 'claude', plane: 'message', timeoutMs: 5_000 } as const;
const ofProject = { kind: 'project', field: 'projectId' } as const;
export const ofConversation = { kind: 'conversation', field: 'conversationId' } as const;

export const createConversation = publicOperation({
  ...service,
  name: 'claude.create-conversation.v1',
  summary: 'Start an empty conversation in a project.',
  kind: 'command',
  route: { method: 'POST', path: '/projects/:projectId/conversations', status: 201, idempotencyKey: true },
  policy: { role: 'editor', scope: 'ai', subject: ofProject },
  input: z.object({ projectId: projectIdSchema, title: conversationTitleSchema.optional(), idempotencyKey: z.string().min(8).max(100) }),
  output: conversationSchema,
  errors: [],
  repeatable: true,
});

export const listConversations = publicOperation({
  ...service,
  name: 'claude.list-conversations.v1',
  summary: 'The conversations of a project, last used first.',
  kind: 'query',
  route: { method: 'GET', path: '/projects/:projectId/conversations' },
  policy: { role: 'viewer', scope: 'ai', subject: ofProject },
  input: z.object({ projectId: projectIdSchema, ...pageRequestFields }),
  output: pageOf(conversationSchema),
  errors: [],
});

export const getConversation = publicOperation({
  ...service,
  name: 'claude.get-conversation.v1',
  summary: 'One conversation.',
  kind: 'query',
  route: { method: 'GET', path: '/conversations/:conversationId' },
  policy: { role: 'viewer', scope: 'ai', subject: ofConversation },
  input: z.object({ conversationId: conversationIdSchema }),
  output: conversationSchema,
  errors: [],
});

export const renameConversation = publicOperation({
  ...service,
  name: 'claude.rename-conversation.v1',
  summary: 'Give a conversation another title.',
  kind: 'command',
  route: { method: 'PATCH', path: '/conversations/:conversationId', ifMatch: 'required' },
  policy: { role: 'editor', scope: 'ai', subject: ofConversation },
  input: z.object({ conversationId: conversationIdSchema, ifMatch: ifMatchSchema, title: conversationTitleSchema }),
  output: conversationSchema,
  errors: [],
});

export const deleteConversation = publicOperation({
  ...service,
  name: 'claude.delete-conversation.v1',
  summary: 'Delete a conversation with its runs; a run that works is cancelled.',
  kind: 'command',
  route: { method: 'DELETE', path: '/conversations/:conversationId', status: 204 },
  policy: { role: 'editor', scope: 'ai', subject: ofConversation },
  input: z.object({ conversationId: conversationIdSchema }),
  output: z.void(),
  errors: [],
  repeatable: true,
});
