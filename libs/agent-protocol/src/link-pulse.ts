import { encodeFrame, frameType } from './frame.ts';
import type { FrameLink } from './frame-link.ts';

const silenceLimitMs = 20_000;

/** Pings the other side and reports a link that gave no sign of life for twenty seconds. */
export class LinkPulse {
  #timer: ReturnType<typeof setInterval> | undefined;
  #silentMs = 0;

  constructor(
    private readonly link: FrameLink,
    private readonly everyMs: number,
    private readonly onDead: (cause: Error) => void,
  ) {}

  start(): void {
    this.#timer = setInterval(() => {
      this.#silentMs += this.everyMs;
      if (this.#silentMs >= silenceLimitMs) this.onDead(new Error('the agent gave no sign of life for twenty seconds'));
      else this.link.send(encodeFrame(frameType.ping, 0));
    }, this.everyMs);
  }

  heard(): void {
    this.#silentMs = 0;
  }

  stop(): void {
    clearInterval(this.#timer);
  }
}
