import { instantSchema, publicOperation } from '@constellation/contracts-kernel';
import { z } from 'zod';
import { addressed, addressedFields, editorOfWorkspace, viewerOfWorkspace } from './addressed.ts';

export const portNumberSchema = z.coerce.number().int().min(1).max(65_535);

export const listeningPortSchema = z.object({
  port: z.number().int(),
  /** The name of the program that listens. */
  process: z.string(),
  pid: z.number().int().optional(),
});
export type ListeningPort = z.output<typeof listeningPortSchema>;

export const listPorts = publicOperation({
  ...addressed,
  name: 'workspace.list-ports.v1',
  summary: "The TCP ports on which the workspace's programs listen.",
  kind: 'query',
  route: { method: 'GET', path: '/workspaces/:workspaceId/ports' },
  policy: viewerOfWorkspace,
  input: z.object(addressedFields),
  output: z.object({ items: z.array(listeningPortSchema) }),
  errors: ['workspace.not_running', 'workspace.unreachable'],
});

export const openPort = publicOperation({
  name: 'workspace.open-port.v1',
  summary: 'Make a one-time address (at most 30 s) under which this browser may see a port; it redirects to the preview.',
  service: 'gateway',
  kind: 'command',
  plane: 'edge',
  timeoutMs: 5_000,
  route: { method: 'POST', path: '/workspaces/:workspaceId/ports/:port/open', status: 201 },
  policy: editorOfWorkspace,
  input: z.object({ ...addressedFields, port: portNumberSchema }),
  output: z.object({ url: z.string(), expiresAt: instantSchema }),
  errors: ['workspace.port_refused', 'workspace.not_running', 'workspace.unreachable'],
});
