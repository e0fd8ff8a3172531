import { Injectable } from '@nestjs/common';
import type { Account, getMe } from '@constellation/contracts-identity';
import { OperationError } from '@constellation/contracts-kernel';
import { type EdgeCall, sessionOf } from '../edge/edge-call.ts';
import { accountOf } from './user-document.ts';
import { Users } from './users.ts';

@Injectable()
export class GetMe {
  constructor(private readonly users: Users) {}

  async execute(call: EdgeCall<typeof getMe>): Promise<Account> {
    const user = await this.users.byId(sessionOf(call).userId);
    if (user === undefined) throw new OperationError('unauthenticated');
    return accountOf(user);
  }
}
