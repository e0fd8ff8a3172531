import { Injectable } from '@nestjs/common';
import type { changePassword, SignedIn } from '@constellation/contracts-identity';
import { OperationError } from '@constellation/contracts-kernel';
import { Clock } from '../clock.ts';
import { type EdgeCall, sessionOf } from '../edge/edge-call.ts';
import { AccessTokens } from './access-tokens.ts';
import { PasswordHashes } from './password-hashes.ts';
import { refuseWeakPassword } from './password-rule.ts';
import { SessionChanges } from './session-changes.ts';
import { Sessions } from './sessions.ts';
import { accountOf } from './user-document.ts';
import { Users } from './users.ts';

/** Changes the password and ends every other session; this one goes on. */
@Injectable()
export class ChangePassword {
  constructor(
    private readonly users: Users,
    private readonly sessions: Sessions,
    private readonly passwords: PasswordHashes,
    private readonly tokens: AccessTokens,
    private readonly changes: SessionChanges,
    private readonly clock: Clock,
  ) {}

  async execute(call: EdgeCall<typeof changePassword>): Promise<SignedIn> {
    const { userId, sessionId } = sessionOf(call);
    const { current, next } = call.input;
    const user = await this.users.byId(userId);
    if (user === undefined || !(await this.passwords.verify(user.passwordHash, current)))
      throw new OperationError('identity.wrong_password');
    refuseWeakPassword(next, user);
    const changed = await this.users.change(userId, undefined, { passwordHash: await this.passwords.hash(next) });
    await this.changes.ended(await this.sessions.endAll(userId, sessionId, this.clock.now()));
    return { ...(await this.tokens.issue(sessionId)), account: accountOf(changed ?? user) };
  }
}
