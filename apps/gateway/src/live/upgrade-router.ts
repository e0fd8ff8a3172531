import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { Injectable, Logger } from '@nestjs/common';
import { liveSubprotocol } from '@constellation/contracts-kernel';
import { type WebSocket, WebSocketServer } from 'ws';
import { GatewaySettings } from '../gateway-settings.ts';
import type { LiveSession } from '../identity/live-session.ts';
import { LiveSessions } from '../identity/live-sessions.ts';
import { LiveSockets } from './live-sockets.ts';
import { OpenSockets } from './open-sockets.ts';
import { readProtocols, requestedSocket } from './requested-socket.ts';
import { type Ticket, Tickets } from './tickets.ts';
import { refuseUpgrade } from './refuse-upgrade.ts';
import { WorkspaceSockets, workspaceSubprotocol } from './workspace-sockets.ts';

interface Admitted {
  resource: Ticket['resource'];
  session: LiveSession;
}

const subprotocols = { live: liveSubprotocol, workspace: workspaceSubprotocol } as const;

/**
 * Opens WebSockets: exact path, Origin, subprotocol and a ticket that is used up before the handshake is answered.
 */
@Injectable()
export class UpgradeRouter {
  private readonly logger = new Logger('UpgradeRouter');
  private readonly server = new WebSocketServer({
    noServer: true,
    maxPayload: 1024 * 1024,
    handleProtocols: ([first]) => first ?? false,
    perMessageDeflate: false,
  });

  constructor(
    private readonly settings: GatewaySettings,
    private readonly tickets: Tickets,
    private readonly sessions: LiveSessions,
    private readonly open: OpenSockets,
    private readonly live: LiveSockets,
    private readonly workspaces: WorkspaceSockets,
  ) {}

  async upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> {
    const hangUp = () => socket.destroy();
    socket.on('error', hangUp);
    const admitted = await this.admit(request).catch((error: unknown) => {
      this.logger.error({ err: error }, 'A socket could not be opened');
      return 503;
    });
    if (typeof admitted === 'number') {
      refuseUpgrade(socket, admitted);
      return;
    }
    socket.off('error', hangUp);
    this.server.handleUpgrade(request, socket, head, (webSocket) => {
      this.serve(webSocket, admitted);
    });
  }

  private serve(socket: WebSocket, { resource, session }: Admitted): void {
    this.open.add(socket, session);
    if (resource.kind === 'live') this.live.serve(socket, session);
    else this.workspaces.serve(socket, session, resource.id);
  }

  /** Who may open what; otherwise the status that refuses. */
  private async admit({ url, headers }: IncomingMessage): Promise<Admitted | number> {
    const wanted = requestedSocket(url);
    if (wanted === undefined) return 404;
    if (headers.origin === undefined || !this.settings.origins.has(headers.origin)) return 403;
    const protocols = readProtocols(headers['sec-websocket-protocol']);
    if (protocols?.protocol !== subprotocols[wanted.kind]) return 400;
    const ticket = await this.tickets.use(protocols.ticket);
    if (ticket === undefined || !isFor(ticket, wanted)) return 401;
    const session = await this.sessions.find(ticket.sessionId);
    if (session === undefined) return 401;
    return this.open.hasRoomFor(session.userId) ? { resource: wanted, session } : 429;
  }
}

const isFor = ({ resource }: Ticket, wanted: Ticket['resource']): boolean =>
  resource.kind === 'workspace' && wanted.kind === 'workspace' ? resource.id === wanted.id : resource.kind === wanted.kind;
