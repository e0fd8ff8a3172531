import { Controller } from '@nestjs/common';
import {
  createSignUpInvitation,
  listSignUpInvitations,
  listUsers,
  makeResetLink,
  revokeSignUpInvitation,
  updateUser,
} from '@constellation/contracts-identity';
import { CreateSignUpInvitation } from '../administration/create-sign-up-invitation.ts';
import { ListSignUpInvitations } from '../administration/list-sign-up-invitations.ts';
import { ListUsers } from '../administration/list-users.ts';
import { MakeResetLink } from '../administration/make-reset-link.ts';
import { RevokeSignUpInvitation } from '../administration/revoke-sign-up-invitation.ts';
import { UpdateUser } from '../administration/update-user.ts';
import { Call, type EdgeCall } from '../edge/edge-call.ts';
import { Route } from '../edge/route.ts';

@Controller()
export class AdministrationController {
  constructor(
    private readonly inviting: CreateSignUpInvitation,
    private readonly invitations: ListSignUpInvitations,
    private readonly uninviting: RevokeSignUpInvitation,
    private readonly users: ListUsers,
    private readonly updating: UpdateUser,
    private readonly resetting: MakeResetLink,
  ) {}

  @Route(createSignUpInvitation)
  createSignUpInvitation(@Call() call: EdgeCall<typeof createSignUpInvitation>) {
    return this.inviting.execute(call);
  }

  @Route(listSignUpInvitations)
  listSignUpInvitations(@Call() call: EdgeCall<typeof listSignUpInvitations>) {
    return this.invitations.execute(call);
  }

  @Route(revokeSignUpInvitation)
  revokeSignUpInvitation(@Call() call: EdgeCall<typeof revokeSignUpInvitation>) {
    return this.uninviting.execute(call);
  }

  @Route(listUsers)
  listUsers(@Call() call: EdgeCall<typeof listUsers>) {
    return this.users.execute(call);
  }

  @Route(updateUser)
  updateUser(@Call() call: EdgeCall<typeof updateUser>) {
    return this.updating.execute(call);
  }

  @Route(makeResetLink)
  makeResetLink(@Call() call: EdgeCall<typeof makeResetLink>) {
    return this.resetting.execute(call.input.userId);
  }
}
