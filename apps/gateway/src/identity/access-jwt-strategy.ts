import { Injectable } from '@nestjs/common';
import { PassportStrategy } from '@nestjs/passport';
import { OperationError } from '@constellation/contracts-kernel';
import passport from 'passport';
import { AccessTokens } from './access-tokens.ts';
import type { LiveSession } from './live-session.ts';
import { LiveSessions } from './live-sessions.ts';

interface Bearing {
  headers: { authorization?: string | undefined };
}

type Done = (error: unknown, session: object | null) => void;

/** Passport calls it on `Object.create(strategy)`, so it must not have `#private` members. */
class BearerStrategy extends passport.Strategy {
  override name = 'access-jwt';

  constructor(private readonly accept: (token: string, done: Done) => void) {
    super();
  }

  override authenticate({ headers }: Bearing): void {
    const [, token] = /^Bearer ([\w.-]{1,4096})$/i.exec(headers.authorization ?? '') ?? [];
    if (token === undefined) return this.fail(401);
    this.accept(token, (error, session) => {
      if (session === null) this.error(error);
      else this.success(session);
    });
  }
}

/** A bearer access token whose session still goes on. */
@Injectable()
export class AccessJwtStrategy extends PassportStrategy(BearerStrategy, 'access-jwt') {
  constructor(
    private readonly tokens: AccessTokens,
    private readonly sessions: LiveSessions,
  ) {
    super();
  }

  override async validate(token: string): Promise<LiveSession> {
    const session = await this.sessions.find(await this.tokens.read(token));
    if (session === undefined) throw new OperationError('unauthenticated', { executed: 'no', message: 'The session has ended.' });
    return session;
  }
}
