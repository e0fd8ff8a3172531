import { Injectable } from '@nestjs/common';
import type { SessionId } from '@constellation/contracts-kernel';
import { RedisScript } from '@constellation/server-redis';
import { Redis } from 'ioredis';
import { z } from 'zod';
import { type LiveSession, liveSessionSchema } from './live-session.ts';

/** What all gateways share of a session; `session` is absent once it has ended. */
const copySchema = z.object({ version: z.number().int(), session: liveSessionSchema.optional() });
export type SessionCopy = z.output<typeof copySchema>;

const copyMs = 10_000;
const keyOf = (id: SessionId): string => `gw:ses:${id}`;

/** An older version never replaces a newer one: a gateway that read the database before a revocation cannot undo it. */
const put = new RedisScript(`
local held = redis.call('get', KEYS[1])
if held and cjson.decode(held).version > tonumber(ARGV[1]) then return 0 end
redis.call('set', KEYS[1], ARGV[2], 'PX', ARGV[3])
return 1`);

/** Copies of sessions in Redis, good for 10 s, so that many gateways need not ask the database several times a second. */
@Injectable()
export class SessionCopies {
  constructor(private readonly redis: Redis) {}

  /** The copies of these sessions, in order; undefined where there is none. Rejects while Redis is away. */
  async read(ids: SessionId[]): Promise<(SessionCopy | undefined)[]> {
    const texts = await this.redis.mget(ids.map(keyOf));
    return texts.map((text) => (text === null ? undefined : copySchema.parse(JSON.parse(text))));
  }

  async putLive(session: LiveSession): Promise<void> {
    await this.put(session.sessionId, { version: session.version, session });
  }

  async putEnded(id: SessionId, version: number): Promise<void> {
    await this.put(id, { version });
  }

  /**
   * Puts the end of a session in place of its copy, and waits until that is done or the copy has expired by itself: only then
   * may a revocation be answered.
   */
  async replaceByEnd(id: SessionId, version: number): Promise<void> {
    const until = Date.now() + copyMs;
    for (;;) {
      try {
        await this.putEnded(id, version);
        return;
      } catch {
        if (Date.now() >= until) return;
        await new Promise((resolve) => setTimeout(resolve, 250));
      }
    }
  }

  private async put(id: SessionId, copy: SessionCopy): Promise<void> {
    await put.run(this.redis, [keyOf(id)], [copy.version, JSON.stringify(copy), copyMs]);
  }
}
