import { Injectable } from '@nestjs/common';
import type { revokeSession } from '@constellation/contracts-identity';
import { OperationError } from '@constellation/contracts-kernel';
import { Clock } from '../clock.ts';
import { type EdgeCall, sessionOf } from '../edge/edge-call.ts';
import { SessionChanges } from './session-changes.ts';
import { Sessions } from './sessions.ts';

@Injectable()
export class RevokeSession {
  constructor(
    private readonly sessions: Sessions,
    private readonly changes: SessionChanges,
    private readonly clock: Clock,
  ) {}

  async execute(call: EdgeCall<typeof revokeSession>): Promise<void> {
    const ended = await this.sessions.end(call.input.sessionId, sessionOf(call).userId, this.clock.now());
    if (ended === undefined) throw new OperationError('not_found');
    await this.changes.ended([ended]);
  }
}
