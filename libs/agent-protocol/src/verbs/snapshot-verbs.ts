import { z } from 'zod';
import { callVerb, streamVerb } from '../verb.ts';
import { pathSchema } from './path-schema.ts';
import { etagSchema } from './file-verbs.ts';

export const snapshotIdSchema = z.string().regex(/^[0-9a-f]{40}$/);

export const snapshotSchema = z.object({
  id: snapshotIdSchema,
  label: z.string().max(300),
  createdAtMs: z.number(),
});
export type Snapshot = z.output<typeof snapshotSchema>;

/**
 * Keeps the workspace's files as they are, outside the workspace's folder. Left out: what ignore files name (unless in
 * `include`), content of `.git`, files over 2 MiB.
 */
export const createSnapshot = callVerb({
  name: 'snapshot.create',
  input: z.object({
    label: z.string().max(300).default(''),
    /** Files to keep although ignored, such as those about to be changed. Missing ones are fine. */
    include: z.array(pathSchema).max(1_000).default([]),
  }),
  /** `skipped`: files left out for their size, 200 of them at most. */
  output: snapshotSchema.extend({
    files: z.number().int(),
    skipped: z.array(z.string()),
  }),
  timeoutMs: 120_000,
});

/** Snapshots, the latest first. */
export const listSnapshots = callVerb({
  name: 'snapshot.list',
  input: z.object({
    limit: z.number().int().min(1).max(100).default(50),
    cursor: z.string().max(200).optional(),
  }),
  output: z.object({
    snapshots: z.array(snapshotSchema),
    nextCursor: z.string().optional(),
  }),
});

export const snapshotChangeSchema = z.object({
  path: z.string(),
  /** `oversized`: the file has grown beyond what snapshots keep. */
  change: z.enum(['added', 'modified', 'deleted', 'oversized']),
  /** Tags of the content before and after; absent where there is none, or of a link. */
  before: etagSchema.optional(),
  after: etagSchema.optional(),
});
export type SnapshotChange = z.output<typeof snapshotChangeSchema>;

/** What differs between a snapshot and a later one, or the workspace as it is now (`to` absent). */
export const diffSnapshot = streamVerb({
  name: 'snapshot.diff',
  input: z.object({
    from: snapshotIdSchema,
    to: snapshotIdSchema.optional(),
    /** Only these paths and what is below them. */
    paths: z.array(pathSchema).max(10_000).optional(),
  }),
  output: z.object({}),
  item: z.object({ changes: z.array(snapshotChangeSchema) }),
  trailer: z.object({ changes: z.number().int() }),
  timeoutMs: 60_000,
});

/** A file as a snapshot keeps it, as DATA. `not_found` when it did not exist then, or was not kept. */
export const readSnapshot = streamVerb({
  name: 'snapshot.read',
  input: z.object({ id: snapshotIdSchema, path: pathSchema }),
  output: z.object({
    size: z.number().int(),
    mode: z.number().int(),
    etag: etagSchema,
  }),
});

/**
 * Puts files back as the snapshot has them, each durably and one by one; a file the snapshot does not have is removed. With `ifMatch` a file whose tag is another one
 * (`null`: exists at all) is left alone and answered as `stale`.
 */
export const restoreSnapshot = callVerb({
  name: 'snapshot.restore',
  input: z.object({
    id: snapshotIdSchema,
    paths: z
      .array(
        z.object({
          path: pathSchema,
          ifMatch: z.string().max(200).nullable().optional(),
        }),
      )
      .min(1)
      .max(200),
  }),
  output: z.object({
    results: z.array(
      z.object({
        path: z.string(),
        outcome: z.enum(['restored', 'removed', 'unchanged', 'stale', 'failed']),
        /** The file's tag afterwards; absent when there is no file. */
        etag: etagSchema.optional(),
      }),
    ),
  }),
  timeoutMs: 120_000,
});

/** The verbs of snapshots. */
export const snapshotVerbs = {
  createSnapshot,
  listSnapshots,
  diffSnapshot,
  readSnapshot,
  restoreSnapshot,
};
