import { workspaceIdSchema } from '@constellation/contracts-kernel';
import type { Ticket } from './tickets.ts';

/** The resource that an upgrade's path asks for. */
export const requestedSocket = (url: string | undefined): Ticket['resource'] | undefined => {
  const [path] = (url ?? '').split('?', 1);
  if (path === '/ws') return { kind: 'live' };
  const [, id] = /^\/ws\/workspaces\/([^/]+)$/.exec(path ?? '') ?? [];
  const parsed = workspaceIdSchema.safeParse(id);
  return parsed.success ? { kind: 'workspace', id: parsed.data } : undefined;
};

/** The two values of `Sec-WebSocket-Protocol`: what is spoken, and the ticket. */
export const readProtocols = (header: string | undefined): { protocol: string; ticket: string } | undefined => {
  const values = (header ?? '').split(',').map((value) => value.trim());
  const [protocol, ticket] = values;
  return values.length === 2 && protocol && ticket ? { protocol, ticket } : undefined;
};
