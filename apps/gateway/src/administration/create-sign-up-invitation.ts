import { Injectable } from '@nestjs/common';
import type { createSignUpInvitation } from '@constellation/contracts-identity';
import type { OutputOf } from '@constellation/contracts-kernel';
import { ulid } from 'ulid';
import { Clock } from '../clock.ts';
import { type EdgeCall, sessionOf } from '../edge/edge-call.ts';
import { GatewaySettings } from '../gateway-settings.ts';
import { invitationOf } from '../identity/invitation-document.ts';
import { Invitations } from '../identity/invitations.ts';
import { codeHash, newCode } from '../identity/secret-codes.ts';
import { invitationMs } from '../identity/session-lifetimes.ts';

/** Makes a one-time link to sign up. Its code stands in the fragment, which no server and no log ever sees. */
@Injectable()
export class CreateSignUpInvitation {
  constructor(
    private readonly invitations: Invitations,
    private readonly settings: GatewaySettings,
    private readonly clock: Clock,
  ) {}

  async execute(call: EdgeCall<typeof createSignUpInvitation>): Promise<OutputOf<typeof createSignUpInvitation>> {
    const now = this.clock.now();
    const code = newCode();
    const invitation = {
      _id: `inv_${ulid(now.getTime())}` as const,
      codeHash: codeHash(code),
      email: call.input.email,
      platformRole: call.input.platformRole,
      createdBy: sessionOf(call).userId,
      createdAt: now,
      expiresAt: new Date(now.getTime() + invitationMs),
    };
    await this.invitations.add(invitation);
    return { invitation: invitationOf(invitation), url: `${this.settings.publicUrl.origin}/sign-up#invitation=${code}` };
  }
}
