import { type attachProcess, maxPayloadBytes, outputChannel, type ServerStream } from '@constellation/agent-protocol';
import type { Follower } from '../flow.ts';
import type { RingBuffer } from '../ring-buffer.ts';

type Channel = keyof typeof outputChannel;
const channels = ['stdout', 'stderr'] as const;
/** Enough for a `gap` event. */
const drainRoom = 1_024;

/** One attached reader of a command's two outputs. */
export class ProcessFollower implements Follower {
  constructor(
    private readonly stream: ServerStream<typeof attachProcess>,
    private readonly rings: Record<Channel, RingBuffer>,
    private readonly offsets: Record<Channel, number>,
  ) {}

  lag(): number {
    return channels.reduce((sum, channel) => sum + this.rings[channel].nextOffset - this.offsets[channel], this.stream.unacknowledged);
  }

  inFlight(): number {
    return this.stream.unacknowledged;
  }

  /** Sends what credit allows. */
  pump(): void {
    for (const channel of channels) while (this.#sendSome(channel));
  }

  /** Sends all that is left, waiting for credit. To be called when nothing is appended any more. */
  async drain(): Promise<void> {
    this.pump();
    while (!this.#isDrained() && (await this.stream.awaitRoom(drainRoom))) this.pump();
  }

  #isDrained(): boolean {
    return channels.every((channel) => this.offsets[channel] >= this.rings[channel].nextOffset);
  }

  #sendSome(channel: Channel): boolean {
    if (this.offsets[channel] >= this.rings[channel].nextOffset || !this.#skipLost(channel)) return false;
    const bytes = this.#next(channel);
    const sent = this.stream.trySendBytes(bytes);
    // A frame holds the channel's byte and at least one of output; less was not worth sending and is not possible here.
    this.offsets[channel] += Math.max(0, sent - 1);
    return sent > 1;
  }

  /** Tells of output that was overwritten before it could be sent. */
  #skipLost(channel: Channel): boolean {
    if (this.offsets[channel] >= this.rings[channel].firstOffset) return true;
    const offset = this.rings[channel].firstOffset;
    if (!this.stream.trySendItem({ type: 'gap', channel, offset })) return false;
    this.offsets[channel] = offset;
    return true;
  }

  #next(channel: Channel): Uint8Array {
    const view = this.rings[channel].view(this.offsets[channel], maxPayloadBytes - 1);
    const bytes = new Uint8Array(view.length + 1);
    bytes[0] = outputChannel[channel];
    bytes.set(view, 1);
    return bytes;
  }
}
