import { OutputStreams, StaleEntryError, type OutputEntry } from '@constellation/transport';

const positionOf = (id: string): readonly [number, number] => {
  const [generation = '0', n = '0'] = id.split('-');
  return [Number(generation), Number(n)];
};

const isAfter = (id: string, other: string): boolean => {
  const [generation, n] = positionOf(id);
  const [otherGeneration, otherN] = positionOf(other);
  return generation > otherGeneration || (generation === otherGeneration && n > otherN);
};

/** `OutputStreams` in memory, with the same order of ids. */
export class MemoryOutputStreams extends OutputStreams {
  private readonly streams = new Map<string, OutputEntry[]>();
  readonly expiries = new Map<string, number>();

  override async append(streamId: string, entryId: string, value: unknown): Promise<void> {
    const entries = this.streams.get(streamId) ?? [];
    const last = entries.at(-1);
    if (last !== undefined && !isAfter(entryId, last.id)) throw new StaleEntryError(streamId, entryId);
    this.streams.set(streamId, [...entries, { id: entryId, value: JSON.parse(JSON.stringify(value)) as unknown }]);
  }

  override async read(streamId: string, afterId: string | undefined, limit: number): Promise<OutputEntry[]> {
    const entries = this.streams.get(streamId) ?? [];
    return entries.filter(({ id }) => afterId === undefined || isAfter(id, afterId)).slice(0, limit);
  }

  override async expire(streamId: string, seconds: number): Promise<void> {
    this.expiries.set(streamId, seconds);
  }

  /** As Redis restarted empty. */
  clear(): void {
    this.streams.clear();
  }
}
