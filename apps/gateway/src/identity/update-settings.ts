import { Injectable } from '@nestjs/common';
import type { PersonSettings, updateSettings } from '@constellation/contracts-identity';
import { OperationError } from '@constellation/contracts-kernel';
import { type EdgeCall, sessionOf } from '../edge/edge-call.ts';
import { Users } from './users.ts';

@Injectable()
export class UpdateSettings {
  constructor(private readonly users: Users) {}

  async execute(call: EdgeCall<typeof updateSettings>): Promise<PersonSettings> {
    const given = Object.fromEntries(Object.entries(call.input).filter(([, value]) => value !== undefined));
    const settings = await this.users.changeSettings(sessionOf(call).userId, given);
    if (settings === undefined) throw new OperationError('unauthenticated');
    return settings;
  }
}
