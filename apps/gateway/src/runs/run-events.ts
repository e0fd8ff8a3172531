import { Injectable } from '@nestjs/common';
import { endedRunStates, type RunEvent, runEventSchema, snapshotRun } from '@constellation/contracts-claude';
import type { RunId } from '@constellation/contracts-kernel';
import { ChangeFeed, OutputStreams, Rpc } from '@constellation/transport';
import { Wake } from '../live/wake.ts';
import { compareEventIds, isNextEventId } from './run-event-order.ts';

const pageSize = 200;
/** How long a lost announcement may delay an event. */
const lookAgainMs = 1_000;
/** After this much silence the database is asked: the tail may have been emptied at the very end of a run. */
const askAgainAfter = 5;

interface EventPage {
  items: RunEvent[];
  /** Claude has (more of) what comes next. */
  mustAsk: boolean;
  isOver: boolean;
}

const isEnd = ({ body }: RunEvent): boolean => body.type === 'run.state' && endedRunStates.includes(body.state);

/**
 * The events of a run, each once and in order, from any event on until the run has ended. They come from the live tail; what
 * it no longer holds comes from claude.
 */
@Injectable()
export class RunEvents {
  constructor(
    private readonly outputs: OutputStreams,
    private readonly rpc: Rpc,
    private readonly changes: ChangeFeed,
  ) {}

  async *follow(runId: RunId, after: string | undefined, signal: AbortSignal): AsyncGenerator<RunEvent> {
    const wake = new Wake();
    const unsubscribe = this.changes.subscribe((change) => {
      if (change.resource === 'run' && change.id === runId) wake.ring();
    });
    try {
      yield* this.untilEnd(runId, after, wake, signal);
    } finally {
      unsubscribe();
    }
  }

  private async *untilEnd(runId: RunId, after: string | undefined, wake: Wake, signal: AbortSignal): AsyncGenerator<RunEvent> {
    let last = after;
    let mustAsk = last === undefined || (await this.isGone(runId, last));
    // Once claude has told all that it kept, what the tail lacks before its next entry was volatile and is replaced by later events.
    let mayLack = false;
    let silence = 0;
    while (!signal.aborted) {
      const page: EventPage = mustAsk ? await this.kept(runId, last) : await this.tail(runId, last, mayLack);
      for (const event of page.items) {
        yield event;
        last = event.id;
        if (isEnd(event)) return;
      }
      if (page.isOver) return;
      mayLack = mustAsk && !page.mustAsk;
      mustAsk = page.mustAsk;
      silence = page.items.length > 0 ? 0 : silence + 1;
      if (mustAsk || mayLack || page.items.length > 0) continue;
      await wake.next(lookAgainMs, signal);
      if (silence % askAgainAfter === 0) mustAsk = true;
    }
  }

  private async kept(runId: RunId, after: string | undefined): Promise<EventPage> {
    const { items, hasMore, state } = await this.rpc.call(snapshotRun, { runId, after, limit: pageSize });
    return { items, mustAsk: hasMore, isOver: !hasMore && items.length === 0 && endedRunStates.includes(state) };
  }

  private async tail(runId: RunId, last: string | undefined, mayLack: boolean): Promise<EventPage> {
    const entries = await this.outputs.read(runId, last, pageSize);
    const [first] = entries;
    const hasHole = !mayLack && first !== undefined && last !== undefined && !isNextEventId(last, first.id);
    if (hasHole && (await this.isGone(runId, last))) return { items: [], mustAsk: true, isOver: false };
    return { items: entries.map(({ value }) => runEventSchema.parse(value)), mustAsk: false, isOver: false };
  }

  /** Whether the tail no longer reaches back to an event. */
  private async isGone(runId: RunId, id: string): Promise<boolean> {
    const [oldest] = await this.outputs.read(runId, undefined, 1);
    return oldest === undefined || compareEventIds(oldest.id, id) > 0;
  }
}
