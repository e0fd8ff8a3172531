import { Injectable } from '@nestjs/common';
import type { SignedIn } from '@constellation/contracts-identity';
import { ulid } from 'ulid';
import { Clock } from '../clock.ts';
import type { CallOrigin } from '../edge/edge-call.ts';
import { AccessTokens } from './access-tokens.ts';
import { deviceName } from './device-name.ts';
import { newFamily, newRefreshToken, refreshTokenHash, writeRefreshToken } from './refresh-token.ts';
import { codeHash } from './secret-codes.ts';
import type { SessionDocument } from './session-document.ts';
import { sessionIdleMs } from './session-lifetimes.ts';
import { Sessions } from './sessions.ts';
import { accountOf, type UserDocument } from './user-document.ts';

/** Signs a person in on one device: a stored session, its first refresh token and an access token. */
@Injectable()
export class StartSession {
  constructor(
    private readonly sessions: Sessions,
    private readonly tokens: AccessTokens,
    private readonly clock: Clock,
  ) {}

  async execute(user: UserDocument, { address, userAgent }: CallOrigin): Promise<SignedIn & { refreshToken: string }> {
    const now = this.clock.now();
    const token = newRefreshToken(newFamily());
    const session: SessionDocument = {
      _id: `ses_${ulid(now.getTime())}`,
      userId: user._id,
      name: user.name,
      platformRole: user.platformRole,
      device: deviceName(userAgent),
      address,
      createdAt: now,
      lastSeenAt: now,
      expiresAt: new Date(now.getTime() + sessionIdleMs),
      familyHash: codeHash(token.family),
      tokenHash: refreshTokenHash(token),
      rotatedAt: now,
      version: 1,
    };
    await this.sessions.add(session);
    return { ...(await this.tokens.issue(session._id)), account: accountOf(user), refreshToken: writeRefreshToken(token) };
  }
}
