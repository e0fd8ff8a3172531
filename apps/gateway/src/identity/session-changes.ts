import { Injectable } from '@nestjs/common';
import { Broadcasts } from '@constellation/transport';
import { LiveSessions } from './live-sessions.ts';
import { SessionCopies } from './session-copies.ts';
import { liveSessionOf, type SessionDocument } from './session-document.ts';

/** Makes the end or change of sessions known everywhere, after the database holds it. */
@Injectable()
export class SessionChanges {
  constructor(
    private readonly copies: SessionCopies,
    private readonly live: LiveSessions,
    private readonly broadcasts: Broadcasts,
  ) {}

  async ended(sessions: SessionDocument[]): Promise<void> {
    await Promise.all(
      sessions.map(async ({ _id, version }) => {
        await this.copies.replaceByEnd(_id, version);
        this.tell(_id, version);
      }),
    );
  }

  async changed(sessions: SessionDocument[]): Promise<void> {
    for (const session of sessions) {
      await this.copies.putLive(liveSessionOf(session)).catch(() => undefined);
      this.tell(session._id, session.version);
    }
  }

  private tell(id: SessionDocument['_id'], version: number): void {
    this.live.forget(id);
    this.broadcasts.publish({ resource: 'session', id, version });
  }
}
