import { Injectable } from '@nestjs/common';
import type { createTicket } from '@constellation/contracts-identity';
import type { OutputOf } from '@constellation/contracts-kernel';
import { Admission } from '../access/admission.ts';
import { Clock } from '../clock.ts';
import { type EdgeCall, sessionOf } from '../edge/edge-call.ts';
import { ticketMs, Tickets } from './tickets.ts';

@Injectable()
export class CreateTicket {
  constructor(
    private readonly tickets: Tickets,
    private readonly admission: Admission,
    private readonly clock: Clock,
  ) {}

  async execute(call: EdgeCall<typeof createTicket>): Promise<OutputOf<typeof createTicket>> {
    const session = sessionOf(call);
    const { resource } = call.input;
    if (resource.kind === 'workspace') await this.admission.accessTo({ kind: 'workspace' }, resource.id, session);
    const ticket = await this.tickets.issue({ sessionId: session.sessionId, resource });
    return { ticket, expiresAt: new Date(this.clock.now().getTime() + ticketMs).toISOString() };
  }
}
