import {
  conversationIdSchema,
  instantSchema,
  internalOperation,
  pageOf,
  pageRequestFields,
  projectIdSchema,
  publicOperation,
  runIdSchema,
  runModeSchema,
  userIdSchema,
  workspaceIdSchema,
} from '@constellation/contracts-kernel';
import { z } from 'zod';
import { ofConversation } from './conversation.contract.ts';
import { runEventSchema } from './run-event.schema.ts';
import { approvalSchema, runContextSchema, runSchema } from './run.schema.ts';

export const ofRun = { kind: 'run', field: 'runId' } as const;
/** The key under which one instance of the claude service holds a run. */
export const runOwnerKey = (runId: string): string => `run:${runId}`;

const service = { service: 'claude', plane: 'message', timeoutMs: 5_000 } as const;
const viewer = { role: 'viewer', scope: 'ai', subject: ofRun } as const;
const editor = { role: 'editor', scope: 'ai', subject: ofRun } as const;

const wanted = {
  conversationId: conversationIdSchema,
  text: z.string().trim().min(1, 'Write what Claude should do.').max(50_000),
  mode: runModeSchema.default('ask'),
  context: z.array(runContextSchema).max(20).default([]),
  idempotencyKey: z.string().min(8).max(100),
};

/** The gateway makes the run's id, signs its grant and hands both on with `startRun`. */
export const createRun = publicOperation({
  name: 'claude.create-run.v1',
  summary: 'Ask Claude to do something; it goes on when the browser leaves.',
  service: 'gateway',
  kind: 'command',
  plane: 'edge',
  timeoutMs: 10_000,
  route: { method: 'POST', path: '/conversations/:conversationId/runs', status: 202, idempotencyKey: true, bodyLimit: 512 * 1024 },
  policy: { role: 'editor', scope: 'ai', subject: ofConversation },
  input: z.object(wanted),
  output: runSchema,
  errors: ['run.active', 'run.mode_refused', 'run.no_workspace', 'provider.none'],
});

export const startRun = internalOperation({
  ...service,
  name: 'claude.start-run.v1',
  summary: 'Store a run with its grant and queue it; the same key returns the same run.',
  kind: 'command',
  callers: ['gateway'],
  policy: { role: 'editor', scope: 'ai', subject: ofConversation },
  input: z.object({ ...wanted, runId: runIdSchema, workspaceId: workspaceIdSchema, grant: z.string().max(8_192) }),
  output: runSchema,
  errors: ['run.active', 'provider.none'],
  repeatable: true,
});

export const listRuns = publicOperation({
  ...service,
  name: 'claude.list-runs.v1',
  summary: 'The runs of a conversation, oldest first.',
  kind: 'query',
  route: { method: 'GET', path: '/conversations/:conversationId/runs' },
  policy: { role: 'viewer', scope: 'ai', subject: ofConversation },
  input: z.object({ conversationId: conversationIdSchema, ...pageRequestFields }),
  output: pageOf(runSchema),
  errors: [],
});

export const getRun = publicOperation({
  ...service,
  name: 'claude.get-run.v1',
  summary: 'One run.',
  kind: 'query',
  route: { method: 'GET', path: '/runs/:runId' },
  policy: viewer,
  input: z.object({ runId: runIdSchema }),
  output: runSchema,
  errors: [],
});

/** Pages hold at most 200 KB; `after` is exclusive. Volatile events are not in it. */
export const readRunHistory = publicOperation({
  ...service,
  name: 'claude.read-run-history.v1',
  summary: 'The kept events of a run in order, from the beginning or after one.',
  kind: 'query',
  route: { method: 'GET', path: '/runs/:runId/history' },
  policy: viewer,
  input: z.object({
    runId: runIdSchema,
    after: z.string().max(40).optional(),
    limit: z.coerce.number().int().min(1).max(500).default(200),
  }),
  output: z.object({ items: z.array(runEventSchema), hasMore: z.boolean() }),
  errors: [],
});

/** Server-sent events for API clients: the kept events after `Last-Event-ID`, then the live tail. */
export const followRun = publicOperation({
  name: 'claude.follow-run.v1',
  summary: 'Follow the events of a run (text/event-stream), resumed by Last-Event-ID.',
  service: 'gateway',
  kind: 'stream',
  plane: 'edge',
  timeoutMs: 30_000,
  route: { method: 'GET', path: '/runs/:runId/events' },
  policy: viewer,
  input: z.object({ runId: runIdSchema }),
  output: runEventSchema,
  errors: [],
});

export const cancelRun = publicOperation({
  ...service,
  name: 'claude.cancel-run.v1',
  summary: 'Stop a run within two seconds; what it did stays and can be reverted.',
  kind: 'command',
  route: { method: 'POST', path: '/runs/:runId/cancel', status: 202 },
  policy: editor,
  input: z.object({ runId: runIdSchema }),
  output: runSchema,
  errors: [],
  repeatable: true,
});

export const resumeRun = publicOperation({
  ...service,
  name: 'claude.resume-run.v1',
  summary: 'Go on with a run that is paused or waits for the person.',
  kind: 'command',
  route: { method: 'POST', path: '/runs/:runId/resume', status: 202 },
  policy: editor,
  input: z.object({ runId: runIdSchema }),
  output: runSchema,
  errors: ['run.ended'],
  repeatable: true,
});

export const listApprovals = publicOperation({
  ...service,
  name: 'claude.list-approvals.v1',
  summary: 'What a run asked a person, decided or not.',
  kind: 'query',
  route: { method: 'GET', path: '/runs/:runId/approvals' },
  policy: viewer,
  input: z.object({ runId: runIdSchema }),
  output: z.object({ items: z.array(approvalSchema) }),
  errors: [],
});

/** The first decision counts. The gateway signs it together with the hash that the person saw. */
export const decideApproval = publicOperation({
  name: 'claude.decide-approval.v1',
  summary: 'Allow or deny one tool call.',
  service: 'gateway',
  kind: 'command',
  plane: 'edge',
  timeoutMs: 5_000,
  route: { method: 'POST', path: '/runs/:runId/approvals/:approvalId', status: 200 },
  policy: editor,
  input: z.object({
    runId: runIdSchema,
    approvalId: z.string().min(1).max(100),
    decision: z.enum(['allow', 'deny']),
    inputHash: z.string().regex(/^[0-9a-f]{64}$/),
    reason: z.string().trim().max(2_000).optional(),
  }),
  output: approvalSchema,
  errors: ['run.ended', 'approval.decided', 'approval.input_differs'],
});

export const recordDecision = internalOperation({
  ...service,
  name: 'claude.record-decision.v1',
  summary: 'Store the signed decision of a person and go on with the run.',
  kind: 'command',
  callers: ['gateway'],
  policy: editor,
  input: z.object({ ...decideApproval.input.shape, signedDecision: z.string().max(4_096) }),
  output: approvalSchema,
  errors: ['run.ended', 'approval.decided', 'approval.input_differs'],
});

export const projectOfRun = internalOperation({
  ...service,
  name: 'claude.project-of.v1',
  summary: 'The project of a conversation or a run; it never changes.',
  kind: 'query',
  callers: ['gateway'],
  input: z.union([z.object({ conversationId: conversationIdSchema }), z.object({ runId: runIdSchema })]),
  output: z.object({ projectId: projectIdSchema }),
  errors: [],
});

/** Answers what the live tail no longer holds. */
export const snapshotRun = internalOperation({
  ...service,
  name: 'claude.snapshot-run.v1',
  summary: 'The kept events of a run after an id, at most 200 KB, for a gateway that follows it.',
  kind: 'query',
  callers: ['gateway'],
  input: readRunHistory.input,
  output: z.object({ ...readRunHistory.output.shape, state: runSchema.shape.state }),
  errors: [],
});

export const usageRowSchema = z.object({
  runId: runIdSchema,
  userId: userIdSchema,
  provider: z.string(),
  model: z.string(),
  usage: runSchema.shape.usage,
  costMicros: runSchema.shape.costMicros,
  at: instantSchema,
});
export const listUsage = publicOperation({
  ...service,
  name: 'claude.list-usage.v1',
  summary: 'One row per request to a provider by the person signed in, newest first.',
  kind: 'query',
  route: { method: 'GET', path: '/usage' },
  policy: { role: 'person', scope: 'ai' },
  input: z.object(pageRequestFields),
  output: pageOf(usageRowSchema),
  errors: [],
});
