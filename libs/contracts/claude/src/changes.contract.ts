import { publicOperation, runIdSchema } from '@constellation/contracts-kernel';
import { z } from 'zod';
import { ofRun } from './runs.contract.ts';

const service = { service: 'claude', plane: 'message', timeoutMs: 30_000, errors: ['changes.unavailable'] } as const;
const viewer = { role: 'viewer', scope: 'ai', subject: ofRun } as const;
const editor = { role: 'editor', scope: 'ai', subject: ofRun } as const;
const path = z.string().min(1).max(4_096);

export const runChangeSchema = z.object({
  path: z.string(),
  status: z.enum(['added', 'modified', 'deleted']),
  linesAdded: z.number().int(),
  linesRemoved: z.number().int(),
  isBinary: z.boolean(),
  tag: z.string().optional(),
  /** A person edited it after the run's last write. */
  editedSince: z.boolean(),
  /** Accepted in exactly this content. */
  isReviewed: z.boolean(),
});
export type RunChange = z.output<typeof runChangeSchema>;

export const listRunChanges = publicOperation({
  ...service,
  name: 'claude.list-run-changes.v1',
  summary: 'The files that a run changed, compared with its start.',
  kind: 'query',
  route: { method: 'GET', path: '/runs/:runId/changes' },
  policy: viewer,
  input: z.object({ runId: runIdSchema }),
  output: z.object({ items: z.array(runChangeSchema), truncated: z.boolean() }),
});

export const readRunChange = publicOperation({
  ...service,
  name: 'claude.read-run-change.v1',
  summary: 'One changed file before the run and now, for a diff.',
  kind: 'query',
  route: { method: 'GET', path: '/runs/:runId/changes/file' },
  policy: viewer,
  input: z.object({ runId: runIdSchema, path }),
  output: z.object({ before: z.string().optional(), after: z.string().optional(), tooLarge: z.boolean() }),
});

export const acceptRunChanges = publicOperation({
  ...service,
  name: 'claude.accept-run-changes.v1',
  summary: 'Mark changes as reviewed; no file changes.',
  kind: 'command',
  route: { method: 'POST', path: '/runs/:runId/changes/accept', status: 200 },
  policy: editor,
  input: z.object({ runId: runIdSchema, paths: z.array(path).min(1).max(500) }),
  output: z.object({ items: z.array(runChangeSchema) }),
  repeatable: true,
});

export const revertRunChanges = publicOperation({
  ...service,
  name: 'claude.revert-run-changes.v1',
  summary:
    "Write files back as they were before the run; with `dryRun` only say what would happen. A later edit by a person is never lost: it answers `conflict` unless the file's current tag is named.",
  kind: 'command',
  route: { method: 'POST', path: '/runs/:runId/changes/revert', status: 200 },
  policy: editor,
  input: z.object({
    runId: runIdSchema,
    paths: z
      .array(z.object({ path, tag: z.string().max(100).optional() }))
      .min(1)
      .max(500),
    dryRun: z.boolean().default(false),
  }),
  output: z.object({
    items: z.array(z.object({ path: z.string(), result: z.enum(['reverted', 'unchanged', 'conflict']), tag: z.string().optional() })),
  }),
});
