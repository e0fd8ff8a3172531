import { publicOperation } from '@constellation/contracts-kernel';
import { z } from 'zod';
import { addressed, addressedFields, editorOfWorkspace, viewerOfWorkspace } from './addressed.ts';
import { pathErrorCodes, writeErrorCodes } from './file-errors.ts';
import { fileEntrySchema, workspacePathSchema } from './file.schema.ts';

export const listTree = publicOperation({
  ...addressed,
  name: 'workspace.list-tree.v1',
  summary: 'Entries below a folder, folders first, by name; pages by cursor.',
  kind: 'query',
  route: { method: 'GET', path: '/workspaces/:workspaceId/tree' },
  policy: viewerOfWorkspace,
  input: z.object({
    ...addressedFields,
    path: workspacePathSchema.default(''),
    depth: z.coerce.number().int().min(1).max(10).default(1),
    limit: z.coerce.number().int().min(1).max(1_000).default(1_000),
    cursor: z.string().max(5_000).optional(),
  }),
  output: z.object({ items: z.array(fileEntrySchema), nextCursor: z.string().optional() }),
  errors: pathErrorCodes,
});

const change = { ...addressed, kind: 'command', policy: editorOfWorkspace, errors: writeErrorCodes } as const;

export const createFolder = publicOperation({
  ...change,
  name: 'workspace.create-folder.v1',
  summary: 'Create a folder, with those above it.',
  route: { method: 'POST', path: '/workspaces/:workspaceId/files/mkdir', status: 201 },
  input: z.object({ ...addressedFields, path: workspacePathSchema.min(1) }),
  output: z.object({ entry: fileEntrySchema }),
});

const fromTo = z.object({
  ...addressedFields,
  from: workspacePathSchema.min(1),
  to: workspacePathSchema.min(1),
  overwrite: z.boolean().default(false),
});

export const moveFile = publicOperation({
  ...change,
  name: 'workspace.move-file.v1',
  summary: 'Move or rename a file or folder.',
  route: { method: 'POST', path: '/workspaces/:workspaceId/files/move', status: 200 },
  input: fromTo,
  output: z.object({ entry: fileEntrySchema }),
});

export const copyFile = publicOperation({
  ...change,
  name: 'workspace.copy-file.v1',
  summary: 'Copy a file or folder.',
  route: { method: 'POST', path: '/workspaces/:workspaceId/files/copy', status: 200 },
  input: fromTo,
  output: z.object({ entry: fileEntrySchema }),
  timeoutMs: 30_000,
});

export const deleteFile = publicOperation({
  ...change,
  name: 'workspace.delete-file.v1',
  summary: 'Delete a file, or a folder with what is in it.',
  route: { method: 'DELETE', path: '/workspaces/:workspaceId/files', status: 204 },
  input: z.object({ ...addressedFields, path: workspacePathSchema.min(1) }),
  output: z.void(),
  timeoutMs: 30_000,
});
