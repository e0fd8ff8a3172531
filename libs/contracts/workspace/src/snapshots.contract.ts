import { internalOperation } from '@constellation/contracts-kernel';
import { z } from 'zod';
import { addressed, addressedFields, editorOfWorkspace, viewerOfWorkspace } from './addressed.ts';
import { runFenceFields } from './tools.contract.ts';

export const snapshotIdSchema = z.string().regex(/^[0-9a-f]{40,64}$/);
const errors = ['workspace.not_running', 'workspace.unreachable', 'snapshot.not_found', 'file.disk_full'] as const;
const forClaude = { ...addressed, callers: ['claude'], timeoutMs: 30_000, errors } as const;

export const createSnapshot = internalOperation({
  ...forClaude,
  name: 'workspace.create-snapshot.v1',
  summary: "Keep the workspace's files as they are, outside the work tree.",
  kind: 'command',
  policy: viewerOfWorkspace,
  input: z.object({ ...addressedFields, ...runFenceFields, label: z.string().max(200) }),
  output: z.object({ snapshotId: snapshotIdSchema, skipped: z.array(z.string()) }),
  repeatable: true,
});

export const changedFileSchema = z.object({
  path: z.string(),
  status: z.enum(['added', 'modified', 'deleted']),
  linesAdded: z.number().int(),
  linesRemoved: z.number().int(),
  isBinary: z.boolean(),
  /** The tag of the file as it is now; absent when it does not exist. */
  tag: z.string().optional(),
  /** Written by somebody else after the run's last write to it. */
  editedSince: z.boolean(),
});
export type ChangedFile = z.output<typeof changedFileSchema>;

export const compareRunFiles = internalOperation({
  ...forClaude,
  name: 'workspace.compare-run-files.v1',
  summary: 'What differs between a snapshot and now, over the paths that a run touched.',
  kind: 'query',
  policy: viewerOfWorkspace,
  input: z.object({ ...addressedFields, runId: runFenceFields.runId, snapshotId: snapshotIdSchema }),
  output: z.object({ items: z.array(changedFileSchema), truncated: z.boolean() }),
});

export const readChangedFile = internalOperation({
  ...forClaude,
  name: 'workspace.read-changed-file.v1',
  summary: 'A file as it was in a snapshot and as it is now; absent text for binary or over 90 KiB.',
  kind: 'query',
  policy: viewerOfWorkspace,
  input: z.object({ ...addressedFields, snapshotId: snapshotIdSchema, path: z.string().min(1).max(4_096) }),
  output: z.object({ before: z.string().optional(), after: z.string().optional(), tooLarge: z.boolean() }),
});

export const revertedFileSchema = z.object({
  path: z.string(),
  /** `conflict`: somebody edited it since, nothing was changed. */
  result: z.enum(['reverted', 'unchanged', 'conflict']),
  tag: z.string().optional(),
});

export const revertRunFiles = internalOperation({
  ...forClaude,
  name: 'workspace.revert-run-files.v1',
  summary:
    'Write files that a run touched back as they were in its first snapshot; a file edited by others since is left alone unless named with its tag.',
  kind: 'command',
  policy: editorOfWorkspace,
  input: z.object({
    ...addressedFields,
    runId: runFenceFields.runId,
    snapshotId: snapshotIdSchema,
    /** `tag`: what the person saw when they said "revert anyway". */
    paths: z.array(z.object({ path: z.string().min(1).max(4_096), tag: z.string().optional() })).max(500),
    dryRun: z.boolean(),
  }),
  output: z.object({ items: z.array(revertedFileSchema) }),
});
