import { Injectable } from '@nestjs/common';
import type { UserId } from '@constellation/contracts-kernel';
import { gauge } from '@constellation/server-observability';
import type { WebSocket } from 'ws';
import type { LiveSession } from '../identity/live-session.ts';
import { closeCodes } from './close-codes.ts';
import { SessionWatch } from './session-watch.ts';
import { ShutdownSignal } from './shutdown-signal.ts';

const perPerson = 40;
const pingEveryMs = 30_000;
const closeWithinMs = 1_000;

/** The WebSockets of this gateway: capped per person, pinged, closed with their session and when the gateway stops. */
@Injectable()
export class OpenSockets {
  private readonly sockets = new Map<WebSocket, UserId>();
  private readonly count = gauge('constellation_gateway_sockets', 'Open WebSockets.');

  constructor(
    private readonly watch: SessionWatch,
    shutdown: ShutdownSignal,
  ) {
    shutdown.onStop(() => {
      this.closeAll();
    });
  }

  hasRoomFor(userId: UserId): boolean {
    return [...this.sockets.values()].filter((owner) => owner === userId).length < perPerson;
  }

  add(socket: WebSocket, session: LiveSession): void {
    this.sockets.set(socket, session.userId);
    this.count.set(this.sockets.size);
    const unwatch = this.watch.watch(session.sessionId, (reason) => {
      if (reason === 'ended') socket.close(closeCodes.sessionEnded, 'The session has ended.');
      else socket.close(closeCodes.unavailable, 'The session could not be checked.');
    });
    const stopPings = this.pingRegularly(socket);
    socket.once('close', () => {
      stopPings();
      unwatch();
      this.sockets.delete(socket);
      this.count.set(this.sockets.size);
    });
    socket.on('error', () => {
      socket.terminate();
    });
  }

  /** A client that does not answer the close in time is not waited for. */
  private closeAll(): void {
    const open = [...this.sockets.keys()];
    for (const socket of open) socket.close(closeCodes.goingAway, 'The server restarts.');
    setTimeout(() => {
      for (const socket of open) socket.terminate();
    }, closeWithinMs).unref();
  }

  private pingRegularly(socket: WebSocket): () => void {
    let isAlive = true;
    socket.on('pong', () => (isAlive = true));
    const timer = setInterval(() => {
      if (!isAlive) return socket.terminate();
      isAlive = false;
      socket.ping();
    }, pingEveryMs);
    return () => {
      clearInterval(timer);
    };
  }
}
