/** A stream's entry: `id` is `generation-n`, ordered by generation, then n. */
export interface OutputEntry {
  id: string;
  value: unknown;
}

/**
 * The live tail of something that is produced step by step, such as a run. About 5,000 of the newest entries are kept;
 * the whole lies elsewhere, and an emptied Redis loses only the tail.
 */
export abstract class OutputStreams {
  /** Throws `StaleEntryError` when the stream already holds this id or a later one: a newer generation writes it now. */
  abstract append(streamId: string, entryId: string, value: unknown): Promise<void>;
  /** At most `limit` entries after `afterId`, oldest first; from the oldest kept without it. Never waits for more. */
  abstract read(streamId: string, afterId: string | undefined, limit: number): Promise<OutputEntry[]>;
  /** Forgets the stream that many seconds from now. */
  abstract expire(streamId: string, seconds: number): Promise<void>;
}

/** The entry was refused, since the stream already holds that id or a later one. */
export class StaleEntryError extends Error {
  override readonly name = 'StaleEntryError';

  constructor(
    readonly streamId: string,
    readonly entryId: string,
  ) {
    super(`Stream ${streamId} already holds entry ${entryId} or a later one`);
  }
}
