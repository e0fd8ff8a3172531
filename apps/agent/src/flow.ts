/** Unread bytes of the slowest viewer at which a producer is paused, and below which it goes on. */
export interface FlowMarks {
  pauseAt: number;
  resumeAt: number;
  /** How long one viewer may keep it paused. */
  patienceMs: number;
}

/** Someone who reads along. */
export interface Follower {
  /** Bytes produced that it has not consumed. */
  lag(): number;
  /** Bytes sent to it that it has not consumed. */
  inFlight(): number;
}

/**
 * Pauses a producer for its slowest follower, for a limited time: whoever keeps it paused longer no longer counts until it has read
 * what it was sent. Without followers nothing is ever paused.
 */
export class Flow {
  readonly #counted = new Map<Follower, boolean>();
  #timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly marks: FlowMarks,
    private readonly producer: { pause(): void; resume(): void },
  ) {}

  get isPaused(): boolean {
    return this.#timer !== undefined;
  }

  add(follower: Follower): void {
    this.#counted.set(follower, true);
    this.check();
  }

  remove(follower: Follower): void {
    this.#counted.delete(follower);
    this.check();
  }

  /** To be called after the producer gave bytes and after a follower consumed some. */
  check(): void {
    let worst = 0;
    for (const [follower, counts] of this.#counted) {
      if (!counts && follower.inFlight() <= this.marks.resumeAt) this.#counted.set(follower, true);
      if (this.#counted.get(follower) === true) worst = Math.max(worst, follower.lag());
    }
    if (this.#timer === undefined && worst > this.marks.pauseAt) {
      this.#timer = setTimeout(() => this.#loseThePatience(), this.marks.patienceMs);
      this.producer.pause();
    } else if (this.#timer !== undefined && worst <= this.marks.resumeAt) this.#resume();
  }

  #loseThePatience(): void {
    for (const follower of this.#counted.keys()) if (follower.lag() > this.marks.resumeAt) this.#counted.set(follower, false);
    this.#resume();
  }

  #resume(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.producer.resume();
  }
}
