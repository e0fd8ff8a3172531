import { z } from 'zod';
import { callVerb, streamVerb, uploadVerb } from '../verb.ts';
import { pathSchema } from './path-schema.ts';

export const entryKindSchema = z.enum(['file', 'directory', 'link', 'other']);
export type EntryKind = z.output<typeof entryKindSchema>;

/**
 * Names a file's content. `sha256-<hex>` up to 32 MiB; above, `stat-<hex>` made of inode, size and times, so that a large
 * file is not read to answer for its tag.
 */
export const etagSchema = z.string().regex(/^(sha256|stat)-[0-9a-f]{64}$/);

const fileFields = {
  /** Bytes. */
  size: z.number().int().min(0),
  /** Milliseconds since 1970. */
  mtimeMs: z.number().int(),
  /** Permission bits, such as 0o644. */
  mode: z.number().int().min(0).max(0o7777),
};

export const entrySchema = z.object({
  /** Relative to the workspace's root. */
  path: z.string(),
  kind: entryKindSchema,
  ...fileFields,
  /** Of a link: what it says, and the kind it leads to inside the workspace (absent when broken or outside). */
  target: z.string().optional(),
  targetKind: entryKindSchema.optional(),
  /** The workspace's ignore files name it. Only `fs.tree` and `fs.list` say so. */
  ignored: z.boolean().optional(),
});
export type Entry = z.output<typeof entrySchema>;

const entriesItem = z.object({ entries: z.array(entrySchema) });

/** Describes one path; a link is described, not followed, unless `follow`. With `etag`, a file's tag too. */
export const statFile = callVerb({
  name: 'fs.stat',
  input: z.object({
    path: pathSchema,
    follow: z.boolean().default(false),
    etag: z.boolean().default(false),
  }),
  output: entrySchema.extend({ etag: etagSchema.optional() }),
});

/** One folder's entries in batches, folders first, each by name. `limit` entries at most; `nextCursor` goes on. */
export const listFolder = streamVerb({
  name: 'fs.list',
  input: z.object({
    path: pathSchema,
    limit: z.number().int().min(1).max(50_000).default(10_000),
    cursor: z.string().max(16_384).optional(),
  }),
  output: z.object({}),
  item: entriesItem,
  trailer: z.object({ nextCursor: z.string().optional() }),
});

/**
 * The entries below a folder: in each folder first its folders, each followed by its content, then the rest, by name. `depth` 1 is the folder's own entries. Content of `.git`
 * folders is never walked; with `respectIgnore` that of ignored folders neither (they appear with `ignored`). Links are not followed.
 */
export const listTree = streamVerb({
  name: 'fs.tree',
  input: z.object({
    path: pathSchema,
    depth: z.number().int().min(1).max(64).default(1),
    limit: z.number().int().min(1).max(100_000).default(10_000),
    /** From the page before; entries strictly after it follow. */
    cursor: z.string().max(16_384).optional(),
    respectIgnore: z.boolean().default(true),
  }),
  output: z.object({}),
  item: entriesItem,
  trailer: z.object({ nextCursor: z.string().optional() }),
  timeoutMs: 30_000,
});

/**
 * A file's bytes as DATA. RES answers the whole file's size and tag. `maxBytes` refuses a larger range as `too_large`; `text`
 * refuses a file with NUL in its first 8 KiB as `binary`. When the file changes while it is read, the stream ends in `busy`.
 */
export const readFile = streamVerb({
  name: 'fs.read',
  input: z.object({
    path: pathSchema,
    offset: z.number().int().min(0).default(0),
    /** To the end unless given. */
    length: z.number().int().min(0).optional(),
    maxBytes: z.number().int().min(0).optional(),
    text: z.boolean().default(false),
  }),
  output: z.object({
    ...fileFields,
    etag: etagSchema,
    offset: z.number().int(),
    length: z.number().int(),
  }),
  timeoutMs: 30_000,
});

/** What must hold for a write to happen. */
export const writePreconditionSchema = z.discriminatedUnion('kind', [
  /** The file has this tag, else `stale`. */
  z.object({ kind: z.literal('match'), etag: z.string().max(200) }),
  /** There is nothing at the path, else `exists`. */
  z.object({ kind: z.literal('create') }),
  /** Nothing: replaces or creates. */
  z.object({ kind: z.literal('overwrite') }),
]);
export type WritePrecondition = z.output<typeof writePreconditionSchema>;

/**
 * Replaces or creates a file with the bytes sent. Answered once the new content is durable (temporary file, fsync, rename,
 * fsync of the folder); any failure leaves the old file whole. Permission bits of an existing file are kept; a link inside
 * the workspace is followed.
 */
export const writeFile = uploadVerb({
  name: 'fs.write',
  input: z.object({
    path: pathSchema,
    precondition: writePreconditionSchema,
    /** Makes missing folders. */
    parents: z.boolean().default(false),
    /** Of a new file; 0o644 unless given. */
    mode: z.number().int().min(0).max(0o777).optional(),
    /** A longer body is `too_large`; 512 MiB unless given. */
    maxBytes: z
      .number()
      .int()
      .min(0)
      .default(512 * 1024 * 1024),
  }),
  output: z.object({ etag: etagSchema, ...fileFields, created: z.boolean() }),
});

/** Makes a folder; with `parents` the missing ones above it, and an existing folder is no error. */
export const makeFolder = callVerb({
  name: 'fs.mkdir',
  input: z.object({ path: pathSchema, parents: z.boolean().default(false) }),
  output: z.object({ created: z.boolean() }),
});

/** Renames a file, link or folder. An existing target is `exists` unless `overwrite`, which replaces a file, never a folder. */
export const moveEntry = callVerb({
  name: 'fs.move',
  input: z.object({
    from: pathSchema,
    to: pathSchema,
    overwrite: z.boolean().default(false),
  }),
  output: z.object({}),
});

/** Copies a file, link or folder. An existing target is `exists` unless `overwrite`, which replaces a file. Links are copied as links. */
export const copyEntry = callVerb({
  name: 'fs.copy',
  input: z.object({
    from: pathSchema,
    to: pathSchema,
    overwrite: z.boolean().default(false),
  }),
  output: z.object({ entries: z.number().int() }),
  timeoutMs: 120_000,
});

/** Removes a file or link, or with `recursive` a folder. With `ifMatch` only the file of that tag. */
export const removeEntry = callVerb({
  name: 'fs.remove',
  input: z.object({
    path: pathSchema,
    recursive: z.boolean().default(false),
    ifMatch: z.string().max(200).optional(),
  }),
  output: z.object({}),
  timeoutMs: 120_000,
});

export const fileChangeSchema = z.object({
  path: z.string(),
  change: z.enum(['created', 'changed', 'removed']),
  kind: entryKindSchema.optional(),
});
export type FileChange = z.output<typeof fileChangeSchema>;

/**
 * Follows changes below the root, in batches of 20 ms. Content of `.git` and `node_modules` is not watched. `rescan`: events
 * were lost, read again what is shown. `partial`: more folders than the agent watches, changes in the others are not seen.
 */
export const watchFiles = streamVerb({
  name: 'fs.watch',
  input: z.object({ path: pathSchema.default('') }),
  output: z.object({}),
  item: z.discriminatedUnion('type', [
    z.object({
      type: z.literal('changes'),
      changes: z.array(fileChangeSchema),
    }),
    z.object({ type: z.literal('rescan') }),
    z.object({ type: z.literal('partial'), watchedFolders: z.number().int() }),
  ]),
});

/** The verbs of files. */
export const fileVerbs = {
  statFile,
  listFolder,
  listTree,
  readFile,
  writeFile,
  makeFolder,
  moveEntry,
  copyEntry,
  removeEntry,
  watchFiles,
};
