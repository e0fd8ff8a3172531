import { OperationError } from '@constellation/contracts-kernel';
import { keys } from '../core/channels.ts';
import { maxMessageBytes } from '../core/frames.ts';
import { OutputStreams, StaleEntryError, type OutputEntry } from '../core/output-streams.ts';
import { isReplyError } from './is-reply-error.ts';
import type { RedisLink } from './redis-link.ts';

const entriesKept = 5_000;

/** `OutputStreams` as Redis streams; Redis itself refuses an id that is not above the last one. */
export class RedisOutputStreams extends OutputStreams {
  constructor(private readonly link: RedisLink) {
    super();
  }

  override async append(streamId: string, entryId: string, value: unknown): Promise<void> {
    const text = JSON.stringify(value);
    if (Buffer.byteLength(text) > maxMessageBytes) throw new OperationError('payload_too_large', { executed: 'no' });
    try {
      await this.link.run((redis) => redis.xadd(keys.output(streamId), 'MAXLEN', '~', entriesKept, entryId, 'v', text));
    } catch (error) {
      const stale = isReplyError(error) && error.message.includes('equal or smaller');
      throw stale ? new StaleEntryError(streamId, entryId) : error;
    }
  }

  override async read(streamId: string, afterId: string | undefined, limit: number): Promise<OutputEntry[]> {
    const start = afterId === undefined ? '-' : `(${afterId}`;
    const entries = await this.link.run((redis) => redis.xrange(keys.output(streamId), start, '+', 'COUNT', limit));
    return entries.map(([id, fields]) => ({ id, value: JSON.parse(fields[1] ?? 'null') as unknown }));
  }

  override async expire(streamId: string, seconds: number): Promise<void> {
    await this.link.run((redis) => redis.expire(keys.output(streamId), seconds));
  }
}
