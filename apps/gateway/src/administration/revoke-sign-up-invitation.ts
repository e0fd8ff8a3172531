import { Injectable } from '@nestjs/common';
import type { revokeSignUpInvitation } from '@constellation/contracts-identity';
import { OperationError } from '@constellation/contracts-kernel';
import type { EdgeCall } from '../edge/edge-call.ts';
import { Invitations } from '../identity/invitations.ts';

@Injectable()
export class RevokeSignUpInvitation {
  constructor(private readonly invitations: Invitations) {}

  async execute({ input }: EdgeCall<typeof revokeSignUpInvitation>): Promise<void> {
    if (!(await this.invitations.remove(input.invitationId))) throw new OperationError('not_found');
  }
}
