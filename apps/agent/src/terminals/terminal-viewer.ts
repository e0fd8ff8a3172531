import { type attachTerminal, maxPayloadBytes, type ServerStream } from '@constellation/agent-protocol';
import type { Follower } from '../flow.ts';
import type { RingBuffer } from '../ring-buffer.ts';
import { lineStart } from './line-start.ts';

/** Enough for a `gap` event. */
const drainRoom = 1_024;

export interface ViewerSize {
  columns: number;
  rows: number;
}

/** One attached viewer: sends it what the ring holds beyond what it has, as fast as it consumes. */
export class TerminalViewer implements Follower {
  /** When it last typed, to know whose size counts. */
  typedAt = 0;
  size: ViewerSize | undefined;

  constructor(
    private readonly stream: ServerStream<typeof attachTerminal>,
    private readonly ring: RingBuffer,
    private offset: number,
    private readonly screen: { readonly isAlternate: boolean },
    private readonly onGap: () => void,
  ) {}

  lag(): number {
    return this.ring.nextOffset - this.offset + this.stream.unacknowledged;
  }

  inFlight(): number {
    return this.stream.unacknowledged;
  }

  /** Sends what credit allows. */
  pump(): void {
    while (this.offset < this.ring.nextOffset) {
      if (this.offset < this.ring.firstOffset && !this.#skip()) return;
      const sent = this.stream.trySendBytes(this.ring.view(this.offset, maxPayloadBytes));
      if (sent === 0) return;
      this.offset += sent;
    }
  }

  /** Sends all that is left, waiting for credit. To be called when nothing is appended any more. */
  async drain(): Promise<void> {
    this.pump();
    while (this.offset < this.ring.nextOffset && (await this.stream.awaitRoom(drainRoom))) this.pump();
  }

  tell(item: { type: 'size'; columns: number; rows: number } | { type: 'name'; name: string }): void {
    this.stream.trySendItem(item);
  }

  #skip(): boolean {
    const offset = lineStart(this.ring);
    if (!this.stream.trySendItem({ type: 'gap', offset, alternateScreen: this.screen.isAlternate })) return false;
    this.onGap();
    this.offset = offset;
    return true;
  }
}
