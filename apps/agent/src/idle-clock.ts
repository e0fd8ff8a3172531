/** Runs something when nobody has been present for a time. */
export class IdleClock {
  #timer: NodeJS.Timeout | undefined;
  #present = 0;

  constructor(
    private readonly afterMs: number,
    private readonly onIdle: () => void,
  ) {
    this.#wait();
  }

  arrive(): void {
    this.#present += 1;
    clearTimeout(this.#timer);
  }

  leave(): void {
    this.#present -= 1;
    if (this.#present === 0) this.#wait();
  }

  stop(): void {
    clearTimeout(this.#timer);
  }

  #wait(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(this.onIdle, this.afterMs);
  }
}
