import { volatileRunEventTypes, type RunEvent } from '@constellation/contracts-claude';
import { Broadcasts, OutputStreams, StaleEntryError } from '@constellation/transport';
import { Injectable, Logger } from '@nestjs/common';
import type { AiRun } from '../records/ai-run.ts';

const keptAfterEndSeconds = 3_600;

/**
 * Writes the events of one run to its stream in Redis, in their order. While Redis is away kept events wait, so that
 * whoever follows misses none; volatile ones are dropped.
 */
class Tail {
  private waiting: RunEvent[] = [];
  private sending: Promise<void> | undefined;

  constructor(
    private readonly streams: OutputStreams,
    private readonly logger: Logger,
  ) {}

  push(events: RunEvent[]): void {
    this.waiting.push(...events);
    this.sending ??= this.drain().finally(() => {
      this.sending = undefined;
    });
  }

  async settle(): Promise<void> {
    await this.sending;
  }

  private async drain(): Promise<void> {
    while (this.waiting.length > 0) {
      const batch = this.waiting;
      this.waiting = [];
      const failed = await this.send(batch);
      if (failed === undefined) continue;
      this.waiting = [...batch.slice(failed), ...this.waiting].filter(({ body }) => !volatileRunEventTypes.includes(body.type));
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

/** The live view of runs: their events in Redis, and a hint to everyone who follows. Never fails a run. */
@Injectable()
export class LiveTail {
  private readonly logger = new Logger(LiveTail.name);
  private readonly tails = new Map<string, Tail>();

  constructor(
    private readonly streams: OutputStreams,
    private readonly broadcasts: Broadcasts,
  ) {}

  publish(run: AiRun, events: RunEvent[]): void {
    const tail = this.tails.get(run._id) ?? new Tail(this.streams, this.logger);
    this.tails.set(run._id, tail);
    tail.push(events);
    void tail.settle().then(() => this.broadcasts.publish({ resource: 'run', id: run._id, projectId: run.projectId, version: run.version }));
  }

  /** Forgets a run that this process no longer writes; its stream is dropped an hour after its end. */
  close(run: AiRun): void {
    const tail = this.tails.get(run._id);
    this.tails.delete(run._id);
    void tail?.settle().then(async () => {
      if (!run.isActive) await this.streams.expire(run._id, keptAfterEndSeconds).catch(() => undefined);
    });
  }
}
