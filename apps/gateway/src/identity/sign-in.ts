import { Injectable } from '@nestjs/common';
import type { SignedIn, signIn } from '@constellation/contracts-identity';
import { OperationError } from '@constellation/contracts-kernel';
import type { EdgeCall } from '../edge/edge-call.ts';
import { PasswordHashes } from './password-hashes.ts';
import { StartSession } from './start-session.ts';
import { Users } from './users.ts';

@Injectable()
export class SignIn {
  constructor(
    private readonly users: Users,
    private readonly passwords: PasswordHashes,
    private readonly startSession: StartSession,
  ) {}

  async execute({ input, origin }: EdgeCall<typeof signIn>): Promise<SignedIn & { refreshToken: string }> {
    const user = await this.users.byEmail(input.email);
    const fits = await this.passwords.verify(user?.passwordHash, input.password);
    if (user === undefined || !fits) throw new OperationError('identity.wrong_credentials');
    // Told only to those who know the password, so that nobody else can ask which accounts exist.
    if (user.disabled) throw new OperationError('identity.account_disabled');
    if (await this.passwords.isOutdated(user.passwordHash)) {
      await this.users.change(user._id, undefined, { passwordHash: await this.passwords.hash(input.password) });
    }
    return this.startSession.execute(user, origin);
  }
}
