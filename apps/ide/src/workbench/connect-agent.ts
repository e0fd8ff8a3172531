import { createTicket } from '@constellation/contracts-identity';
import type { WorkspaceId } from '@constellation/contracts-kernel';
import { AgentConnection, agentSubprotocol, type Reconnector } from '@constellation/web-api-client';
import type { Application } from '../platform/application.ts';

/** A link to a workspace's agent; the caller starts and stops it. */
export const connectAgent = (
  { api, openSocket, reconnector }: Pick<Application, 'api' | 'openSocket' | 'reconnector'>,
  id: WorkspaceId,
): { connection: AgentConnection; link: Reconnector } => {
  const connection = new AgentConnection();
  const link = reconnector(async (signal) => {
    const { ticket } = await api.call(createTicket, { resource: { kind: 'workspace', id } }, { signal });
    return connection.attach(await openSocket({ path: `/ws/workspaces/${id}`, subprotocol: agentSubprotocol, ticket, signal }));
  });
  return { connection, link };
};
