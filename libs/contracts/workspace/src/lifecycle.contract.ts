import { pageOf, pageRequestFields, projectIdSchema, publicOperation } from '@constellation/contracts-kernel';
import { z } from 'zod';
import { addressed, addressedFields, editorOfWorkspace, ownerOfWorkspace, viewerOfWorkspace } from './addressed.ts';
import { workspaceSchema } from './workspace.schema.ts';

export const openWorkspace = publicOperation({
  name: 'workspace.open.v1',
  summary: "Create the project's workspace or return it, and start it. Watch the answer until it is running.",
  service: 'workspace',
  kind: 'command',
  plane: 'message',
  timeoutMs: 10_000,
  route: { method: 'POST', path: '/projects/:projectId/workspace', status: 202, idempotencyKey: true },
  policy: { role: 'viewer', scope: 'workspace:write', subject: { kind: 'project', field: 'projectId' } },
  input: z.object({ projectId: projectIdSchema, idempotencyKey: z.string().min(8).max(100).optional() }),
  output: workspaceSchema,
  errors: ['workspace.local_not_allowed'],
  repeatable: true,
});

export const listWorkspaces = publicOperation({
  name: 'workspace.list.v1',
  summary: 'The workspaces of the projects that the person owns.',
  service: 'workspace',
  kind: 'query',
  plane: 'message',
  timeoutMs: 5_000,
  route: { method: 'GET', path: '/workspaces' },
  policy: { role: 'person', scope: 'workspace:read' },
  input: z.object(pageRequestFields),
  output: pageOf(workspaceSchema),
  errors: [],
});

export const getWorkspace = publicOperation({
  name: 'workspace.get.v1',
  summary: 'One workspace, its state and the steps of its start.',
  service: 'workspace',
  kind: 'query',
  plane: 'message',
  timeoutMs: 5_000,
  route: { method: 'GET', path: '/workspaces/:workspaceId' },
  policy: viewerOfWorkspace,
  input: z.object(addressedFields),
  output: workspaceSchema,
  errors: [],
});

const act = { ...addressed, kind: 'command', input: z.object(addressedFields), output: workspaceSchema, repeatable: true } as const;

export const startWorkspace = publicOperation({
  ...act,
  name: 'workspace.start.v1',
  summary: 'Start a stopped, failed or crashed workspace.',
  route: { method: 'POST', path: '/workspaces/:workspaceId/start', status: 202 },
  policy: editorOfWorkspace,
  errors: ['workspace.local_not_allowed'],
});

export const stopWorkspace = publicOperation({
  ...act,
  name: 'workspace.stop.v1',
  summary: 'Stop a workspace: its programs end, its files stay. During a start it cancels it.',
  route: { method: 'POST', path: '/workspaces/:workspaceId/stop', status: 202 },
  policy: editorOfWorkspace,
  errors: [],
});

export const restartWorkspace = publicOperation({
  ...act,
  name: 'workspace.restart.v1',
  summary: 'Stop a workspace and start it again.',
  route: { method: 'POST', path: '/workspaces/:workspaceId/restart', status: 202 },
  policy: editorOfWorkspace,
  errors: ['workspace.local_not_allowed'],
});

export const deleteWorkspace = publicOperation({
  ...act,
  name: 'workspace.delete.v1',
  summary: 'Delete a workspace with its files; the project stays and a new one can be opened.',
  route: { method: 'DELETE', path: '/workspaces/:workspaceId', status: 202 },
  policy: ownerOfWorkspace,
  errors: [],
});
