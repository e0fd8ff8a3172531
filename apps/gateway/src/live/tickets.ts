import { Injectable } from '@nestjs/common';
import { OperationError, sessionIdSchema, workspaceIdSchema } from '@constellation/contracts-kernel';
import { Redis } from 'ioredis';
import { z } from 'zod';
import { codeHash, newCode } from '../identity/secret-codes.ts';

const ticketSchema = z.object({
  sessionId: sessionIdSchema,
  resource: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('live') }),
    z.object({ kind: z.literal('workspace'), id: workspaceIdSchema }),
  ]),
});
export type Ticket = z.output<typeof ticketSchema>;

export const ticketMs = 30_000;

/** One-use passes to open a WebSocket: bound to a session and a resource, gone after 30 s. */
@Injectable()
export class Tickets {
  constructor(private readonly redis: Redis) {}

  async issue(ticket: Ticket): Promise<string> {
    const code = newCode();
    try {
      await this.redis.set(this.keyOf(code), JSON.stringify(ticket), 'PX', ticketMs);
    } catch (error) {
      throw new OperationError('unavailable', { executed: 'no', cause: error });
    }
    return code;
  }

  /** What a ticket is for, once; undefined when it was used, has expired or never was. */
  async use(code: string): Promise<Ticket | undefined> {
    const text = await this.redis.getdel(this.keyOf(code));
    return text === null ? undefined : ticketSchema.parse(JSON.parse(text));
  }

  private keyOf(code: string): string {
    return `gw:ticket:${codeHash(code)}`;
  }
}
