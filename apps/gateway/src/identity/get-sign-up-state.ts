import { Injectable } from '@nestjs/common';
import type { getSignUpState } from '@constellation/contracts-identity';
import type { OutputOf } from '@constellation/contracts-kernel';
import { GatewaySettings } from '../gateway-settings.ts';
import { Users } from './users.ts';

@Injectable()
export class GetSignUpState {
  constructor(
    private readonly users: Users,
    private readonly settings: GatewaySettings,
  ) {}

  async execute(): Promise<OutputOf<typeof getSignUpState>> {
    return { firstPerson: !(await this.users.anyone()), signUp: this.settings.signUp };
  }
}
