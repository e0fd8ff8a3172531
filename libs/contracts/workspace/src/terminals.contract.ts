import { instantSchema, publicOperation } from '@constellation/contracts-kernel';
import { z } from 'zod';
import { addressed, addressedFields, editorOfWorkspace, viewerOfWorkspace } from './addressed.ts';
import { workspacePathSchema } from './file.schema.ts';

export const terminalIdSchema = z.string().regex(/^[A-Za-z0-9_-]{1,40}$/);
export const terminalNameSchema = z.string().trim().min(1).max(60);

export const terminalSchema = z.object({
  id: terminalIdSchema,
  name: z.string(),
  cols: z.number().int(),
  rows: z.number().int(),
  createdAt: instantSchema,
  /** Set once its shell has ended. */
  exit: z.object({ exitCode: z.number().int().optional(), signal: z.string().optional() }).optional(),
});
export type Terminal = z.output<typeof terminalSchema>;

const terminal = { ...addressed, policy: editorOfWorkspace } as const;
const errors = ['workspace.not_running', 'workspace.unreachable', 'workspace.terminal_gone'] as const;
const size = { cols: z.number().int().min(2).max(1_000).default(80), rows: z.number().int().min(2).max(1_000).default(24) };

export const listTerminals = publicOperation({
  ...addressed,
  name: 'workspace.list-terminals.v1',
  summary: 'The terminals of a workspace, oldest first.',
  kind: 'query',
  policy: viewerOfWorkspace,
  route: { method: 'GET', path: '/workspaces/:workspaceId/terminals' },
  input: z.object(addressedFields),
  output: z.object({ items: z.array(terminalSchema) }),
  errors,
});

/** Its bytes travel on the workspace socket (`pty.attach`). The same id again returns the same terminal. */
export const createTerminal = publicOperation({
  ...terminal,
  name: 'workspace.create-terminal.v1',
  summary: 'Open a terminal with a shell.',
  kind: 'command',
  route: { method: 'POST', path: '/workspaces/:workspaceId/terminals', status: 201 },
  input: z.object({
    ...addressedFields,
    terminalId: terminalIdSchema.optional(),
    name: terminalNameSchema.optional(),
    cwd: workspacePathSchema.default(''),
    ...size,
  }),
  output: terminalSchema,
  errors: [...errors, 'workspace.terminal_limit', 'file.not_found', 'file.outside_workspace'],
  repeatable: true,
});

export const renameTerminal = publicOperation({
  ...terminal,
  name: 'workspace.rename-terminal.v1',
  summary: 'Give a terminal another name.',
  kind: 'command',
  route: { method: 'PATCH', path: '/workspaces/:workspaceId/terminals/:terminalId' },
  input: z.object({ ...addressedFields, terminalId: terminalIdSchema, name: terminalNameSchema }),
  output: terminalSchema,
  errors,
  repeatable: true,
});

export const closeTerminal = publicOperation({
  ...terminal,
  name: 'workspace.close-terminal.v1',
  summary: 'End a terminal and the programs in it.',
  kind: 'command',
  route: { method: 'DELETE', path: '/workspaces/:workspaceId/terminals/:terminalId', status: 204 },
  input: z.object({ ...addressedFields, terminalId: terminalIdSchema }),
  output: z.void(),
  errors,
  repeatable: true,
});
