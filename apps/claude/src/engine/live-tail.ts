import { volatileRunEventTypes, type RunEvent } from '@constellation/contracts-claude';
import { Broadcasts, OutputStreams, StaleEntryError } from '@constellation/transport';
import { Injectable, Logger } from '@nestjs/common';
import type { AiRun } from '../records/ai-run.ts';

const keptAfterEndSeconds = 3_600;
const retryMs = 500;

/**
 * Writes the events of one run to its stream in Redis, in their order. While Redis is away kept events wait, so that
 * whoever follows misses none; volatile ones are dropped.
 */
class Tail {
  private waiting: RunEvent[] = [];
  private sending: Promise<void> | undefined;
  private again: NodeJS.Timeout | undefined;

  constructor(
    private readonly streams: OutputStreams,
    private readonly logger: Logger,
    private readonly onSent: () => void,
    private readonly onIdle: () => void,
  ) {}

  get isEmpty(): boolean {
    return this.waiting.length === 0 && this.sending === undefined;
  }

  push(events: RunEvent[]): void {
    this.waiting.push(...events);
    this.start();
  }

  private start(): void {
    this.sending ??= this.drain().finally(() => {
      this.sending = undefined;
      this.onIdle();
    });
  }

  private async drain(): Promise<void> {
    while (this.waiting.length > 0) {
      const batch = this.waiting;
      this.waiting = [];
      const failed = await this.send(batch);
      if (failed !== 0) this.onSent();
      if (failed === undefined) continue;
      this.waiting = [...batch.slice(failed), ...this.waiting].filter(({ body }) => !volatileRunEventTypes.includes(body.type));
      clearTimeout(this.again);
      this.again = setTimeout(() => this.start(), retryMs).unref();
      return;
    }
  }

  /** One after the other, so that a failure leaves no gap. Answers the place of the first entry that was not taken. */
  private async send(batch: RunEvent[]): Promise<number | undefined> {
    for (const [place, event] of batch.entries()) {
      try {
        await this.streams.append(event.runId, event.id, event);
      } catch (error) {
        if (error instanceof StaleEntryError) continue;
        this.logger.warn({ err: error }, 'The live tail of a run is away');
        return place;
      }
    }
    return undefined;
  }
}

type LiveRun = Pick<AiRun, '_id' | 'projectId' | 'version' | 'isActive'>;

interface Entry {
  run: LiveRun;
  tail: Tail;
  isClosing: boolean;
}

/** The live view of runs: their events in Redis, and a hint to everyone who follows. Never fails a run. */
@Injectable()
export class LiveTail {
  private readonly logger = new Logger(LiveTail.name);
  private readonly tails = new Map<string, Entry>();

  constructor(
    private readonly streams: OutputStreams,
    private readonly broadcasts: Broadcasts,
  ) {}

  publish(run: LiveRun, events: RunEvent[]): void {
    const known = this.tails.get(run._id);
    if (known) known.run = run;
    const entry = known ?? this.open(run);
    entry.tail.push(events);
  }

  /** Forgets a run that this process no longer writes, once all of it is in the stream; an ended one's is dropped an hour later. */
  close(run: LiveRun): void {
    const entry = this.tails.get(run._id);
    if (!entry) return;
    entry.isClosing = true;
    if (entry.tail.isEmpty) this.forget(entry);
  }

  private open(run: LiveRun): Entry {
    const entry: Entry = {
      run,
      isClosing: false,
      tail: new Tail(
        this.streams,
        this.logger,
        () => this.announce(entry.run),
        () => this.settled(entry),
      ),
    };
    this.tails.set(run._id, entry);
    return entry;
  }

  private announce({ _id: id, projectId, version }: LiveRun): void {
    this.broadcasts.publish({ resource: 'run', id, projectId, version });
  }

  private settled(entry: Entry): void {
    if (entry.isClosing && entry.tail.isEmpty) this.forget(entry);
  }

  private forget({ run }: Entry): void {
    this.tails.delete(run._id);
    if (!run.isActive) void this.streams.expire(run._id, keptAfterEndSeconds).catch(() => undefined);
  }
}
