import { instantSchema, publicOperation, workspaceIdSchema } from '@constellation/contracts-kernel';
import { z } from 'zod';

/** A one-use pass (at most 30 s) to open a WebSocket, sent as the second `Sec-WebSocket-Protocol` value. */
export const createTicket = publicOperation({
  name: 'identity.create-ticket.v1',
  summary: 'Make a one-use ticket for a WebSocket.',
  service: 'gateway',
  kind: 'command',
  plane: 'edge',
  route: { method: 'POST', path: '/ws/tickets', status: 201 },
  policy: { role: 'person', scope: 'account' },
  input: z.object({
    resource: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('live') }),
      z.object({ kind: z.literal('workspace'), id: workspaceIdSchema }),
    ]),
  }),
  output: z.object({ ticket: z.string(), expiresAt: instantSchema }),
  errors: [],
  timeoutMs: 5_000,
});
