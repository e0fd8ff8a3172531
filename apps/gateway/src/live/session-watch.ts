import { Injectable, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import type { SessionId } from '@constellation/contracts-kernel';
import { ChangeFeed } from '@constellation/transport';
import { LiveSessions } from '../identity/live-sessions.ts';

export type EndReason = 'ended' | 'unknown';

const readEveryMs = 250;
/** Without an answer for this long, nobody may go on as if nothing had happened. */
const unansweredMs = 5_000;

/**
 * Ends what is open for a session within a second of the session's own end. It reads all watched sessions four times a
 * second; broadcasts only make it sooner.
 */
@Injectable()
export class SessionWatch implements OnModuleInit, OnModuleDestroy {
  private readonly watched = new Map<SessionId, Set<(reason: EndReason) => void>>();
  private timer: NodeJS.Timeout | undefined;
  private unsubscribe: (() => void) | undefined;
  private isReading = false;
  private answeredAt = Date.now();

  constructor(
    private readonly sessions: LiveSessions,
    private readonly changes: ChangeFeed,
  ) {}

  onModuleInit(): void {
    this.timer = setInterval(() => {
      this.endWhenUnanswered();
      void this.readAll();
    }, readEveryMs);
    this.unsubscribe = this.changes.subscribe((change) => {
      if (change.resource !== 'session') return;
      this.sessions.forget(change.id as SessionId);
      if (this.watched.has(change.id as SessionId)) void this.readAll();
    });
  }

  onModuleDestroy(): void {
    clearInterval(this.timer);
    this.unsubscribe?.();
  }

  /** Calls `onEnd` once, when the session has ended or nobody could tell for 5 s. Returns the way to stop watching. */
  watch(id: SessionId, onEnd: (reason: EndReason) => void): () => void {
    const listeners = this.watched.get(id) ?? new Set();
    if (this.watched.size === 0) this.answeredAt = Date.now();
    this.watched.set(id, listeners.add(onEnd));
    return () => {
      listeners.delete(onEnd);
      if (listeners.size === 0 && this.watched.get(id) === listeners) this.watched.delete(id);
    };
  }

  private async readAll(): Promise<void> {
    if (this.isReading || this.watched.size === 0) return;
    this.isReading = true;
    try {
      const ids = [...this.watched.keys()];
      const states = await this.sessions.read(ids);
      this.answeredAt = Date.now();
      for (const [place, id] of ids.entries()) if (states[place] === undefined) this.end(id, 'ended');
    } catch {
      // Asked again in a moment; how long nobody answers is looked at there.
    } finally {
      this.isReading = false;
    }
  }

  /** Looked at apart from the reading, which may itself wait for an answer that never comes. */
  private endWhenUnanswered(): void {
    if (Date.now() - this.answeredAt < unansweredMs) return;
    for (const id of [...this.watched.keys()]) this.end(id, 'unknown');
  }

  private end(id: SessionId, reason: EndReason): void {
    const listeners = this.watched.get(id);
    this.watched.delete(id);
    for (const onEnd of listeners ?? []) onEnd(reason);
  }
}
