import { Injectable } from '@nestjs/common';
import { Clock } from '../clock.ts';
import { readRefreshToken } from './refresh-token.ts';
import { codeHash } from './secret-codes.ts';
import { SessionChanges } from './session-changes.ts';
import { Sessions } from './sessions.ts';

@Injectable()
export class SignOut {
  constructor(
    private readonly sessions: Sessions,
    private readonly changes: SessionChanges,
    private readonly clock: Clock,
  ) {}

  /** Any token of the session will do: whoever holds one may end it. */
  async execute(cookie: string | undefined): Promise<void> {
    const token = readRefreshToken(cookie);
    const session = token && (await this.sessions.byFamily(codeHash(token.family)));
    if (session === undefined) return;
    const ended = await this.sessions.end(session._id, session.userId, this.clock.now());
    if (ended !== undefined) await this.changes.ended([ended]);
  }
}
