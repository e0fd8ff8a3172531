import { Injectable } from '@nestjs/common';
import type { Account, updateUser } from '@constellation/contracts-identity';
import { Clock } from '../clock.ts';
import type { EdgeCall } from '../edge/edge-call.ts';
import { expectedVersion, requireChanged } from '../identity/expected-version.ts';
import { SessionChanges } from '../identity/session-changes.ts';
import { Sessions } from '../identity/sessions.ts';
import { accountOf } from '../identity/user-document.ts';
import { Users } from '../identity/users.ts';

/** Changes what a person may do. It holds for their open sessions at once; disabling ends them. */
@Injectable()
export class UpdateUser {
  constructor(
    private readonly users: Users,
    private readonly sessions: Sessions,
    private readonly changes: SessionChanges,
    private readonly clock: Clock,
  ) {}

  async execute({ input }: EdgeCall<typeof updateUser>): Promise<Account> {
    const { userId, ifMatch, platformRole, disabled } = input;
    const changed = await this.users.changeKeepingAnAdmin(userId, expectedVersion(ifMatch), { platformRole, disabled });
    const user = await requireChanged(changed, () => this.users.byId(userId));
    if (user.disabled) await this.changes.ended(await this.sessions.endAll(userId, undefined, this.clock.now()));
    else await this.changes.changed(await this.sessions.describe(userId, user));
    return accountOf(user);
  }
}
