import type { Duplex } from 'node:stream';
import { Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import { AgentClient, byteLink, type AgentHello, type FrameLink } from '@constellation/agent-protocol';
import { OperationError, type WorkspaceId } from '@constellation/contracts-kernel';
import { WorkspaceDriver } from '../driver/workspace-driver.ts';
import type { WorkspaceRow } from '../workspaces/workspace-row.ts';
import { agentFailure } from './agent-failure.ts';
import { greetAgent } from './greet-agent.ts';

/** Bytes in bulk travel apart from what a person waits for. */
export type Channel = 'control' | 'bulk';

export interface AgentLink {
  duplex: Duplex;
  link: FrameLink;
  hello: AgentHello;
}

type Row = Pick<WorkspaceRow, '_id' | 'generation' | 'ownerEpoch'>;

/**
 * Connections to agents, one per workspace and channel. Identity is the socket; what an agent says of itself is compared
 * with the row besides, so that a socket that leads to another workspace is refused.
 */
@Injectable()
export class Agents implements BeforeApplicationShutdown {
  private readonly clients = new Map<string, Promise<AgentClient>>();
  private readonly links = new Map<WorkspaceId, Set<FrameLink>>();

  constructor(private readonly driver: WorkspaceDriver) {}

  /** Throws `workspace.unreachable` when the agent does not answer, `not_owner` when it has seen a newer owner. */
  async client(row: Row, channel: Channel = 'control'): Promise<AgentClient> {
    const key = `${row._id} ${String(row.generation)} ${String(row.ownerEpoch)} ${channel}`;
    const open = this.clients.get(key);
    if (open !== undefined) return open;
    const opening = this.open(row);
    this.clients.set(key, opening);
    try {
      const client = await opening;
      client.onClose(() => this.clients.delete(key));
      return client;
    } catch (error) {
      this.clients.delete(key);
      throw agentFailure(error);
    }
  }

  /** A connection of its own, greeted and not yet used, such as for one browser's socket. */
  async link(row: Row): Promise<AgentLink> {
    const duplex = await this.driver.connect(row._id).catch((error: unknown) => {
      throw agentFailure(error);
    });
    const link = this.remember(row._id, byteLink(duplex));
    const hello = await greetAgent(link, row.ownerEpoch).catch((error: unknown) => {
      throw agentFailure(error);
    });
    this.compare(row, hello, link);
    return { duplex, link, hello };
  }

  /** Closes everything that is open to a workspace. */
  drop(id: WorkspaceId): void {
    for (const [key, opening] of this.clients) {
      if (!key.startsWith(`${id} `)) continue;
      this.clients.delete(key);
      opening.then((client) => client.close()).catch(() => undefined);
    }
    for (const link of this.links.get(id) ?? []) link.close();
    this.links.delete(id);
  }

  /** Agents go on; browsers connect again through the next instance. */
  beforeApplicationShutdown(): void {
    for (const key of this.clients.keys()) this.drop(key.slice(0, key.indexOf(' ')) as WorkspaceId);
    for (const id of this.links.keys()) this.drop(id);
  }

  private async open(row: Row): Promise<AgentClient> {
    const link = byteLink(await this.driver.connect(row._id));
    const client = await AgentClient.connect(link, { ownerEpoch: row.ownerEpoch });
    this.compare(row, client.agent, link);
    return client;
  }

  private compare(row: Row, hello: AgentHello, link: FrameLink): void {
    if (hello.workspaceId === row._id && hello.generation === row.generation) return;
    link.close();
    throw new OperationError('workspace.unreachable', { message: 'Another agent answered at this address.', executed: 'no' });
  }

  private remember(id: WorkspaceId, link: FrameLink): FrameLink {
    const open = this.links.get(id) ?? new Set();
    this.links.set(id, open.add(link));
    return {
      ...link,
      onClose: (listener) =>
        link.onClose((cause) => {
          open.delete(link);
          listener(cause);
        }),
    };
  }
}
