import { Injectable } from '@nestjs/common';
import type { listSessions } from '@constellation/contracts-identity';
import type { OutputOf } from '@constellation/contracts-kernel';
import { type EdgeCall, sessionOf } from '../edge/edge-call.ts';
import { pageFrom } from './page-from.ts';
import { Sessions } from './sessions.ts';

@Injectable()
export class ListSessions {
  constructor(private readonly sessions: Sessions) {}

  async execute(call: EdgeCall<typeof listSessions>): Promise<OutputOf<typeof listSessions>> {
    const { userId, sessionId } = sessionOf(call);
    const { limit, cursor } = call.input;
    const found = await this.sessions.page(userId, limit + 1, cursor);
    return pageFrom(found, limit, ({ _id, device, address, createdAt, lastSeenAt }) => ({
      id: _id,
      device,
      address,
      createdAt: createdAt.toISOString(),
      lastSeenAt: lastSeenAt.toISOString(),
      isCurrent: _id === sessionId,
    }));
  }
}
