import { Injectable } from '@nestjs/common';
import { OperationError, type SessionId } from '@constellation/contracts-kernel';
import { BoundedCache } from '@constellation/server-identity';
import { Clock } from '../clock.ts';
import type { LiveSession } from './live-session.ts';
import { SessionCopies } from './session-copies.ts';
import { liveSessionOf } from './session-document.ts';
import { Sessions } from './sessions.ts';

/** An answer is trusted for this long without asking again. */
const trustedMs = 500;

/**
 * Who is signed in, at most half a second old: this process's memory, then the copy in Redis, then the database. Redis being
 * away costs a read of the database; the database being away as well is an error, never a guess.
 */
@Injectable()
export class LiveSessions {
  private readonly known: BoundedCache<{ session: LiveSession | undefined }>;

  constructor(
    private readonly copies: SessionCopies,
    private readonly sessions: Sessions,
    private readonly clock: Clock,
  ) {
    this.known = new BoundedCache(20_000, () => clock.now().getTime());
  }

  /** The session, or undefined when it has ended. Throws `unavailable` when nobody can tell. */
  async find(id: SessionId): Promise<LiveSession | undefined> {
    const known = this.known.get(id);
    if (known !== undefined) return known.session;
    const [session] = await this.read([id]);
    return session;
  }

  /** The state of many sessions at this moment, in order; what they are becomes known here too. */
  async read(ids: SessionId[]): Promise<(LiveSession | undefined)[]> {
    const copies = await this.copies.read(ids).catch(() => ids.map(() => undefined));
    const missing = ids.filter((_id, place) => copies[place] === undefined);
    const found = new Map((missing.length === 0 ? [] : await this.readDatabase(missing)).map((session) => [session.sessionId, session]));
    const states = ids.map((id, place) => copies[place]?.session ?? found.get(id));
    const until = this.clock.now().getTime() + trustedMs;
    for (const [place, id] of ids.entries()) this.known.set(id, { session: states[place] }, until);
    return states;
  }

  /** Drops what is known here of a session; others learn by its copy or a broadcast. */
  forget(id: SessionId): void {
    this.known.deleteWhere((_session, key) => key === id);
  }

  private async readDatabase(ids: SessionId[]): Promise<LiveSession[]> {
    const documents = await this.sessions.byIds(ids).catch((error: unknown) => {
      throw new OperationError('unavailable', { executed: 'no', cause: error });
    });
    const now = this.clock.now();
    const live = documents.filter(({ endedAt, expiresAt }) => endedAt === undefined && expiresAt > now).map(liveSessionOf);
    // The copy saves others a read; that it could not be written takes nothing from the answer.
    await Promise.all(live.map((session) => this.copies.putLive(session).catch(() => undefined)));
    return live;
  }
}
