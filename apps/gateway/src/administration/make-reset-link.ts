import { Injectable } from '@nestjs/common';
import { OperationError, type UserId } from '@constellation/contracts-kernel';
import { Clock } from '../clock.ts';
import { GatewaySettings } from '../gateway-settings.ts';
import { codeHash, newCode } from '../identity/secret-codes.ts';
import { resetLinkMs } from '../identity/session-lifetimes.ts';
import { Users } from '../identity/users.ts';

/** Makes a link of one hour by which a person sets a new password; it replaces an earlier one. */
@Injectable()
export class MakeResetLink {
  constructor(
    private readonly users: Users,
    private readonly settings: GatewaySettings,
    private readonly clock: Clock,
  ) {}

  async execute(userId: UserId): Promise<{ url: string; expiresAt: string }> {
    const code = newCode();
    const expiresAt = new Date(this.clock.now().getTime() + resetLinkMs);
    if (!(await this.users.offerReset(userId, codeHash(code), expiresAt))) throw new OperationError('not_found');
    return { url: `${this.settings.publicUrl.origin}/reset#code=${code}`, expiresAt: expiresAt.toISOString() };
  }
}
