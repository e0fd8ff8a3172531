import { Injectable } from '@nestjs/common';
import type { resetPassword, SignedIn } from '@constellation/contracts-identity';
import { OperationError } from '@constellation/contracts-kernel';
import { Clock } from '../clock.ts';
import type { EdgeCall } from '../edge/edge-call.ts';
import { PasswordHashes } from './password-hashes.ts';
import { refuseWeakPassword } from './password-rule.ts';
import { codeHash } from './secret-codes.ts';
import { SessionChanges } from './session-changes.ts';
import { Sessions } from './sessions.ts';
import { StartSession } from './start-session.ts';
import { Users } from './users.ts';

const invalid = () => new OperationError('identity.reset_invalid');

@Injectable()
export class ResetPassword {
  constructor(
    private readonly users: Users,
    private readonly sessions: Sessions,
    private readonly passwords: PasswordHashes,
    private readonly startSession: StartSession,
    private readonly changes: SessionChanges,
    private readonly clock: Clock,
  ) {}

  async execute({ input, origin }: EdgeCall<typeof resetPassword>): Promise<SignedIn & { refreshToken: string }> {
    const now = this.clock.now();
    const hash = codeHash(input.code);
    const found = await this.users.byResetCode(hash, now);
    if (found === undefined || found.disabled) throw invalid();
    refuseWeakPassword(input.password, found);
    // The link is used up by the write alone, so that a weak password does not cost it and two at once use it once.
    const user = await this.users.useReset(hash, now, await this.passwords.hash(input.password));
    if (user === undefined) throw invalid();
    await this.changes.ended(await this.sessions.endAll(user._id, undefined, now));
    return this.startSession.execute(user, origin);
  }
}
