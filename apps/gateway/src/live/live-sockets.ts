import { Injectable } from '@nestjs/common';
import type { WebSocket } from 'ws';
import type { LiveSession } from '../identity/live-session.ts';
import { LiveSessions } from '../identity/live-sessions.ts';
import { LiveCalls } from './live-calls.ts';
import { LiveSocket } from './live-socket.ts';
import { LiveSubscriptions } from './live-subscriptions.ts';

/** Serves `/ws`. */
@Injectable()
export class LiveSockets {
  constructor(
    private readonly calls: LiveCalls,
    private readonly subscriptions: LiveSubscriptions,
    private readonly sessions: LiveSessions,
  ) {}

  serve(socket: WebSocket, session: LiveSession): void {
    new LiveSocket(socket, session.sessionId, { calls: this.calls, subscriptions: this.subscriptions, sessions: this.sessions }).start();
  }
}
