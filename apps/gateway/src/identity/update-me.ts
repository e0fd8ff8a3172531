import { Injectable } from '@nestjs/common';
import type { Account, updateMe } from '@constellation/contracts-identity';
import { type EdgeCall, sessionOf } from '../edge/edge-call.ts';
import { expectedVersion, requireChanged } from './expected-version.ts';
import { SessionChanges } from './session-changes.ts';
import { Sessions } from './sessions.ts';
import { accountOf } from './user-document.ts';
import { Users } from './users.ts';

@Injectable()
export class UpdateMe {
  constructor(
    private readonly users: Users,
    private readonly sessions: Sessions,
    private readonly changes: SessionChanges,
  ) {}

  async execute(call: EdgeCall<typeof updateMe>): Promise<Account> {
    const { userId } = sessionOf(call);
    const { ifMatch, name } = call.input;
    const user = await requireChanged(await this.users.change(userId, expectedVersion(ifMatch), { name }), () => this.users.byId(userId));
    await this.changes.changed(await this.sessions.describe(userId, user));
    return accountOf(user);
  }
}
