import { Injectable } from '@nestjs/common';
import { type getSettings, type PersonSettings, personSettingsSchema } from '@constellation/contracts-identity';
import { type EdgeCall, sessionOf } from '../edge/edge-call.ts';
import { Users } from './users.ts';

@Injectable()
export class GetSettings {
  constructor(private readonly users: Users) {}

  async execute(call: EdgeCall<typeof getSettings>): Promise<PersonSettings> {
    const user = await this.users.byId(sessionOf(call).userId);
    return personSettingsSchema.parse(user?.settings ?? {});
  }
}
