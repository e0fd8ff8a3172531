import { Injectable } from '@nestjs/common';
import type { OutputOf, PublicOperation, SentInputOf } from '@constellation/contracts-kernel';
import { Rpc } from '@constellation/transport';
import { PersonTokens } from '../access/person-tokens.ts';
import { type EdgeCall, sessionOf } from './edge-call.ts';

/** Hands calls to the service that answers them, in the caller's name. */
@Injectable()
export class MessagePlane {
  constructor(
    private readonly rpc: Rpc,
    private readonly tokens: PersonTokens,
  ) {}

  async forward<Op extends PublicOperation>(call: EdgeCall<Op>): Promise<OutputOf<Op>> {
    const token = await this.tokens.tokenFor(sessionOf(call), call.access, call.operation.service);
    return this.rpc.call(call.operation, call.input as SentInputOf<Op>, { token });
  }
}
