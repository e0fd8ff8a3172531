import { SendWindow } from './credit.ts';
import { encodeFrame, frameType, maxPayloadBytes } from './frame.ts';
import type { FrameLink } from './frame-link.ts';
import { encodeJson } from './json-payload.ts';

/** Sends DATA and EVENT on one stream within its credit. Both ends of a stream have one. */
export class StreamSender {
  readonly window = new SendWindow();
  #isOver = false;
  #turn: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly link: FrameLink,
    private readonly stream: number,
  ) {}

  get isOver(): boolean {
    return this.#isOver;
  }

  /**
   * Sends all of `bytes` in frames of up to 64 KiB, waiting for credit and for what was asked to be sent before. Answers false when
   * the stream ended before.
   */
  sendBytes(bytes: Uint8Array): Promise<boolean> {
    return this.#inTurn(async () => {
      for (let at = 0; at < bytes.length;) {
        await this.window.room(1, () => this.#isOver);
        if (this.#isOver) return false;
        at += this.trySendBytes(bytes.subarray(at));
      }
      return !this.#isOver;
    });
  }

  /** Sends one frame of as much as credit allows now; answers how many bytes that was. */
  trySendBytes(bytes: Uint8Array): number {
    const count = Math.min(bytes.length, this.window.available, maxPayloadBytes);
    if (this.#isOver || count <= 0) return 0;
    this.window.spend(count);
    this.link.send(encodeFrame(frameType.data, this.stream, bytes.subarray(0, count)));
    return count;
  }

  /** Sends one EVENT in its turn, waiting for credit. Answers false when the stream ended before. Throws `too_large` over 64 KiB. */
  async sendEvent(value: unknown): Promise<boolean> {
    const payload = encodeJson(value);
    return this.#inTurn(async () => {
      await this.window.room(payload.length, () => this.#isOver);
      if (this.#isOver) return false;
      this.window.spend(payload.length);
      this.link.send(encodeFrame(frameType.event, this.stream, payload));
      return true;
    });
  }

  /** Says, after all that was asked to be sent, that no more comes. */
  async sendEnd(): Promise<void> {
    await this.#inTurn(async () => {
      if (!this.#isOver) this.link.send(encodeFrame(frameType.end, this.stream, encodeJson({})));
      return true;
    });
  }

  /** Sends one EVENT if credit allows now. */
  trySendEvent(value: unknown): boolean {
    const payload = encodeJson(value);
    if (this.#isOver || this.window.available < payload.length) return false;
    this.window.spend(payload.length);
    this.link.send(encodeFrame(frameType.event, this.stream, payload));
    return true;
  }

  #inTurn(work: () => Promise<boolean>): Promise<boolean> {
    const mine = this.#turn.then(work);
    this.#turn = mine.catch(() => undefined);
    return mine;
  }

  /** Nothing is sent any more; waiting senders return. */
  stop(): void {
    this.#isOver = true;
    this.window.wake();
  }
}
