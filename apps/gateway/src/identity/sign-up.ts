import { Injectable } from '@nestjs/common';
import type { SignedIn, signUp } from '@constellation/contracts-identity';
import { type InputOf, OperationError, type PlatformRole } from '@constellation/contracts-kernel';
import { ulid } from 'ulid';
import { Clock } from '../clock.ts';
import type { EdgeCall } from '../edge/edge-call.ts';
import { GatewaySettings } from '../gateway-settings.ts';
import { Invitations } from './invitations.ts';
import { PasswordHashes } from './password-hashes.ts';
import { refuseWeakPassword } from './password-rule.ts';
import { codeHash } from './secret-codes.ts';
import { StartSession } from './start-session.ts';
import type { UserDocument } from './user-document.ts';
import { Users } from './users.ts';

@Injectable()
export class SignUp {
  constructor(
    private readonly users: Users,
    private readonly invitations: Invitations,
    private readonly passwords: PasswordHashes,
    private readonly startSession: StartSession,
    private readonly settings: GatewaySettings,
    private readonly clock: Clock,
  ) {}

  async execute({ input, origin }: EdgeCall<typeof signUp>): Promise<SignedIn & { refreshToken: string }> {
    refuseWeakPassword(input.password, input);
    const isFirst = !(await this.users.anyone());
    // Who is not invited learns nothing about accounts, and costs no password hash.
    const platformRole = isFirst ? 'admin' : await this.roleOfInvitation(input);
    const user = await this.newUser(input, platformRole);
    if (!isFirst || !(await this.users.addFirst(user))) {
      const role = isFirst ? await this.roleOfInvitation(input) : platformRole;
      await this.users.add({ ...user, platformRole: role }, input.invitation);
      return this.startSession.execute({ ...user, platformRole: role }, origin);
    }
    return this.startSession.execute(user, origin);
  }

  private async roleOfInvitation({ invitation, email }: InputOf<typeof signUp>): Promise<PlatformRole> {
    if (this.settings.signUp === 'closed') throw new OperationError('identity.sign_up_closed');
    if (invitation === undefined) {
      if (this.settings.signUp === 'invite') throw new OperationError('identity.invitation_needed');
      return 'member';
    }
    const found = await this.invitations.usable(codeHash(invitation), this.clock.now());
    if (found === undefined || (found.email !== undefined && found.email !== email))
      throw new OperationError('identity.invitation_invalid');
    return found.platformRole;
  }

  private async newUser({ email, name, password }: InputOf<typeof signUp>, platformRole: PlatformRole): Promise<UserDocument> {
    const now = this.clock.now();
    const passwordHash = await this.passwords.hash(password);
    return { _id: `usr_${ulid(now.getTime())}`, email, name, passwordHash, platformRole, disabled: false, createdAt: now, version: 1 };
  }
}
