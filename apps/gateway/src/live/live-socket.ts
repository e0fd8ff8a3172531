import {
  type LiveClientFrame,
  liveClientFrameSchema,
  type LiveServerFrame,
  OperationError,
  type SessionId,
} from '@constellation/contracts-kernel';
import type { RawData, WebSocket } from 'ws';
import type { LiveSession } from '../identity/live-session.ts';
import type { LiveSessions } from '../identity/live-sessions.ts';
import type { LiveCalls } from './live-calls.ts';
import type { LiveSubscriptions } from './live-subscriptions.ts';
import { roomIn } from './socket-flow.ts';
import { wireErrorOf } from './wire-error-of.ts';

const workAtMost = 200;
const frameBytesAtMost = 256 * 1024;

export interface LiveServices {
  calls: LiveCalls;
  subscriptions: LiveSubscriptions;
  sessions: LiveSessions;
}

type Send = (frame: LiveServerFrame) => void;
export interface LivePeer {
  session: LiveSession;
  send: Send;
  /** Waits while the peer has not taken what it was sent. */
  hasRoom: (signal: AbortSignal) => Promise<void>;
}

/** One `/ws` connection: every frame's id names a call or a subscription that goes on until it is cancelled. */
export class LiveSocket {
  private readonly work = new Map<string, AbortController>();

  constructor(
    private readonly socket: WebSocket,
    private readonly sessionId: SessionId,
    private readonly services: LiveServices,
  ) {}

  start(): void {
    this.socket.on('message', (data, isBinary) => void this.receive(data, isBinary));
    this.socket.once('close', () => {
      for (const controller of this.work.values()) controller.abort();
    });
  }

  private async receive(data: RawData, isBinary: boolean): Promise<void> {
    const frame = isBinary ? undefined : this.read(data);
    if (frame === undefined) {
      this.socket.close(1008, 'That is no frame of this protocol.');
      return;
    }
    if (frame.type === 'ping') {
      this.send({ type: 'pong' });
      return;
    }
    if (frame.type === 'cancel' || frame.type === 'unsubscribe') return this.work.get(frame.id)?.abort();
    if (this.work.has(frame.id)) {
      this.fail(frame.id, new OperationError('invalid_input', { message: 'This id is in use.' }));
      return;
    }
    if (this.work.size >= workAtMost) {
      this.fail(frame.id, new OperationError('overloaded', { executed: 'no' }));
      return;
    }
    await this.run(frame);
  }

  private async run(frame: Extract<LiveClientFrame, { type: 'call' | 'subscribe' }>): Promise<void> {
    const controller = new AbortController();
    this.work.set(frame.id, controller);
    try {
      const session = await this.services.sessions.find(this.sessionId);
      if (session === undefined) throw new OperationError('unauthenticated', { executed: 'no' });
      const peer: LivePeer = { session, send: (answer) => this.send(answer), hasRoom: (signal) => roomIn(this.socket, signal) };
      if (frame.type === 'call') await this.services.calls.run(frame, peer, controller.signal);
      else await this.services.subscriptions.run(frame, peer, controller.signal);
    } catch (error) {
      if (!controller.signal.aborted || frame.type === 'call') this.fail(frame.id, error);
    } finally {
      this.work.delete(frame.id);
    }
  }

  private read(data: RawData): LiveClientFrame | undefined {
    const text = (data as Buffer).toString('utf8');
    if (text.length > frameBytesAtMost) return undefined;
    try {
      return liveClientFrameSchema.parse(JSON.parse(text));
    } catch {
      return undefined;
    }
  }

  private fail(id: string, error: unknown): void {
    this.send({ type: 'error', id, error: wireErrorOf(error) });
  }

  private send(frame: LiveServerFrame): void {
    if (this.socket.readyState === this.socket.OPEN) this.socket.send(JSON.stringify(frame));
  }
}
