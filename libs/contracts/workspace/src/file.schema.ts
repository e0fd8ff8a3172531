import { instantSchema } from '@constellation/contracts-kernel';
import { z } from 'zod';

/**
 * A path below the workspace's root with `/` between its parts, without a leading one; empty is the root itself.
 * At most 4,096 characters; no NUL, no `.` or `..` part. A part holds at most 255 bytes (checked in the workspace).
 */
export const workspacePathSchema = z
  .string()
  .max(4_096, 'At most 4,096 characters.')
  .refine((path) => !path.includes('\0'), 'A path holds no NUL.')
  .refine((path) => path === '' || path.split('/').every((part) => part !== '' && part !== '.' && part !== '..'), {
    message: 'Write the path from the root of the workspace, without ".." and without a leading "/".',
  });

/** Names one content of a file; quoted it is the HTTP `ETag`. */
export const fileTagSchema = z.string().min(1).max(100);

export const fileEntrySchema = z.object({
  path: z.string(),
  name: z.string(),
  kind: z.enum(['file', 'folder', 'link', 'other']),
  /** Bytes; 0 for folders. */
  size: z.number().int().min(0),
  modifiedAt: instantSchema,
  /** Left out of searches by an ignore file. */
  ignored: z.boolean().optional(),
  executable: z.boolean().optional(),
});
export type FileEntry = z.output<typeof fileEntrySchema>;

/** What a durable write answers: it is on disk, under this tag. */
export const writtenFileSchema = z.object({
  path: z.string(),
  tag: fileTagSchema,
  size: z.number().int().min(0),
  modifiedAt: instantSchema,
});
export type WrittenFile = z.output<typeof writtenFileSchema>;
