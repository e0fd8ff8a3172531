import { Injectable } from '@nestjs/common';
import type { listSignUpInvitations } from '@constellation/contracts-identity';
import type { OutputOf } from '@constellation/contracts-kernel';
import type { EdgeCall } from '../edge/edge-call.ts';
import { invitationOf } from '../identity/invitation-document.ts';
import { Invitations } from '../identity/invitations.ts';
import { pageFrom } from '../identity/page-from.ts';

@Injectable()
export class ListSignUpInvitations {
  constructor(private readonly invitations: Invitations) {}

  async execute({ input }: EdgeCall<typeof listSignUpInvitations>): Promise<OutputOf<typeof listSignUpInvitations>> {
    return pageFrom(await this.invitations.page(input.limit + 1, input.cursor), input.limit, invitationOf);
  }
}
