import { AgentClient, webSocketLink } from '@constellation/agent-protocol';
import { createCell, type ReadableCell } from './cell.ts';
import type { Connection } from './reconnector.ts';

/** The WebSocket subprotocol of `/ws/workspaces/:id`; the one-use ticket is the second value of the same header. */
export const agentSubprotocol = 'constellation.agent.v1';

/** The agent of a workspace over a connection that comes and goes. */
export class AgentConnection {
  private readonly cell = createCell<AgentClient | undefined>(undefined);

  /** The client while there is one. Whoever holds streams opens them again on each new client. */
  get client(): ReadableCell<AgentClient | undefined> {
    return this.cell;
  }

  /** Takes over an open socket: says HELLO, then offers the client until it closes. */
  async attach(socket: WebSocket): Promise<Connection> {
    const client = await AgentClient.connect(webSocketLink(socket));
    const ended = new Promise<void>((resolve) => {
      client.onClose(() => {
        if (this.cell.get() === client) this.cell.set(undefined);
        resolve();
      });
    });
    if (!client.isClosed) this.cell.set(client);
    return { ended, close: () => client.close() };
  }
}
