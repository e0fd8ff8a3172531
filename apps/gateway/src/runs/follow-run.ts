import { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import type { followRun, RunEvent } from '@constellation/contracts-claude';
import { type EdgeCall, httpOf, sessionOf } from '../edge/edge-call.ts';
import { SessionWatch } from '../live/session-watch.ts';
import { ShutdownSignal } from '../live/shutdown-signal.ts';
import { RunEvents } from './run-events.ts';

const heartbeatMs = 15_000;

const eventText = ({ id, ...event }: RunEvent): string => `id: ${id}\nevent: run-event\ndata: ${JSON.stringify({ id, ...event })}\n\n`;

/** The events of a run as server-sent events, resumed by `Last-Event-ID`; it ends with the run or with the session. */
@Injectable()
export class FollowRun {
  constructor(
    private readonly events: RunEvents,
    private readonly watch: SessionWatch,
    private readonly shutdown: ShutdownSignal,
  ) {}

  execute(call: EdgeCall<typeof followRun>): Readable {
    const { request, reply } = httpOf(call);
    const lastId = request.headers['last-event-id'];
    const leaving = new AbortController();
    const unwatch = this.watch.watch(sessionOf(call).sessionId, () => {
      leaving.abort();
    });
    const stopListening = this.shutdown.onStop(() => {
      leaving.abort();
    });
    const stream = new Readable({ read: () => undefined });
    // The headers leave with the first bytes: a client must not wait for an event to know that it is connected.
    stream.push(': following\n\n');
    const heartbeat = setInterval(() => stream.push(': still here\n\n'), heartbeatMs);
    stream.once('close', () => {
      clearInterval(heartbeat);
      unwatch();
      stopListening();
      leaving.abort();
    });
    reply.raw.once('close', () => stream.destroy());
    void this.pump(stream, call.input.runId, typeof lastId === 'string' ? lastId.slice(0, 40) : undefined, leaving.signal);
    void reply.header('content-type', 'text/event-stream').header('x-accel-buffering', 'no');
    return stream;
  }

  private async pump(stream: Readable, ...[runId, after, signal]: Parameters<RunEvents['follow']>): Promise<void> {
    try {
      for await (const event of this.events.follow(runId, after, signal)) {
        if (!stream.push(eventText(event))) await roomIn(stream, signal);
      }
      stream.push(null);
    } catch (error) {
      stream.destroy(error instanceof Error ? error : new Error(String(error)));
    }
  }
}

/** Waits until a slow reader has taken what lies in the stream. */
const roomIn = async (stream: Readable, signal: AbortSignal): Promise<void> => {
  while (stream.readableLength > stream.readableHighWaterMark && !signal.aborted) await new Promise((resolve) => setTimeout(resolve, 20));
};
