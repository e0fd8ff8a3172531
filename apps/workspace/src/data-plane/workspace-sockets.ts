import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { attachTerminal, inputTerminal, relayFrames, resizeTerminal, watchFiles, watchPorts } from '@constellation/agent-protocol';
import { roleReaches, type ProjectRole } from '@constellation/contracts-kernel';
import { getWorkspace } from '@constellation/contracts-workspace';
import { WebSocketServer, type WebSocket } from 'ws';
import { Agents } from '../agents/agents.ts';
import { DataPlaneGate } from './data-plane-gate.ts';
import { pacedLinks } from './paced-links.ts';

/** A frame: 64 KiB and its header. */
const maxMessageBytes = 64 * 1024 + 9;

const open: ReadonlySet<string> = new Set([watchFiles.name, watchPorts.name]);
const openToEditors: ReadonlySet<string> = new Set([attachTerminal.name, inputTerminal.name, resizeTerminal.name]);

/** What a browser may ask an agent for directly; everything else has an operation with a policy of its own. */
export const allowsBrowser = (role: ProjectRole | undefined, verb: string): boolean =>
  open.has(verb) || (role !== undefined && roleReaches(role, 'editor') && openToEditors.has(verb));

/** One agent connection per browser socket, so that a slow tab slows down nobody else. */
@Injectable()
export class WorkspaceSockets {
  private readonly server = new WebSocketServer({ noServer: true, maxPayload: maxMessageBytes, perMessageDeflate: false });

  constructor(
    private readonly gate: DataPlaneGate,
    private readonly agents: Agents,
  ) {}

  /** Fails before the upgrade is answered, or not at all. */
  async accept(request: IncomingMessage, socket: Duplex, head: Buffer, id: string): Promise<void> {
    const { principal, row } = await this.gate.admit(request.headers, id, getWorkspace);
    const agent = await this.agents.link(row);
    if (socket.destroyed) {
      agent.link.close();
      return;
    }
    const upgraded = await new Promise<WebSocket>((resolve) => this.server.handleUpgrade(request, socket, head, resolve));
    upgraded.on('error', () => upgraded.terminate());
    relayFrames({ ...pacedLinks(upgraded, agent), hello: agent.hello, allows: (verb) => allowsBrowser(principal.role, verb) });
  }
}
