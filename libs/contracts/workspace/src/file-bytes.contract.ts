import { publicOperation } from '@constellation/contracts-kernel';
import { z } from 'zod';
import { addressedFields, editorOfWorkspace, viewerOfWorkspace } from './addressed.ts';
import { pathErrorCodes, writeErrorCodes } from './file-errors.ts';
import { workspacePathSchema, writtenFileSchema } from './file.schema.ts';

/** Largest file that one request writes: 64 MiB. */
export const fileWriteLimit = 64 * 1024 * 1024;

const bytes = { service: 'workspace', plane: 'bytes', timeoutMs: 30_000 } as const;
const input = z.object({ ...addressedFields, path: workspacePathSchema.min(1) });

/** Answers the bytes themselves with `ETag`, `Last-Modified`, `Accept-Ranges`; `Range` gives 206. */
export const readFile = publicOperation({
  ...bytes,
  name: 'workspace.read-file.v1',
  summary: 'The bytes of a file, or a range of them.',
  kind: 'query',
  route: { method: 'GET', path: '/workspaces/:workspaceId/files' },
  policy: viewerOfWorkspace,
  input,
  output: z.unknown(),
  errors: [...pathErrorCodes, 'file.is_folder', 'file.not_regular'],
});

export const statFile = publicOperation({
  ...bytes,
  name: 'workspace.stat-file.v1',
  summary: 'Size and tag of a file.',
  kind: 'query',
  route: { method: 'HEAD', path: '/workspaces/:workspaceId/files' },
  policy: viewerOfWorkspace,
  input,
  output: z.void(),
  errors: [...pathErrorCodes, 'file.is_folder', 'file.not_regular'],
});

/**
 * The body is the new content. `If-Match: "<tag>"` replaces that content, `If-Match: *` whatever is there,
 * `If-None-Match: *` creates; none of them is 428. A stale tag is 412 with `details.tag`, the current one.
 */
export const writeFile = publicOperation({
  ...bytes,
  name: 'workspace.write-file.v1',
  summary: 'Write a whole file durably.',
  kind: 'command',
  route: { method: 'PUT', path: '/workspaces/:workspaceId/files', status: 200, bodyLimit: fileWriteLimit },
  policy: editorOfWorkspace,
  input,
  output: writtenFileSchema,
  errors: writeErrorCodes,
});

/** A gzipped tar of a folder, streamed. */
export const exportFolder = publicOperation({
  ...bytes,
  name: 'workspace.export.v1',
  summary: 'Download a folder as an archive.',
  kind: 'stream',
  route: { method: 'GET', path: '/workspaces/:workspaceId/export' },
  policy: viewerOfWorkspace,
  input: z.object({ ...addressedFields, path: workspacePathSchema.default('') }),
  output: z.unknown(),
  errors: pathErrorCodes,
});
