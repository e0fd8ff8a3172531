/** A bell between one waiter and many who ring; a ring while nobody waits is kept. */
export class Wake {
  private isRung = false;
  private waiter: (() => void) | undefined;

  ring(): void {
    this.isRung = true;
    this.waiter?.();
  }

  /** Resolves at the next ring, after `ms`, or when the signal aborts. */
  async next(ms: number, signal: AbortSignal): Promise<void> {
    if (this.isRung || signal.aborted) {
      this.isRung = false;
      return;
    }
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms);
      signal.addEventListener('abort', () => resolve(), { once: true });
      this.waiter = () => {
        clearTimeout(timer);
        resolve();
      };
    });
    this.waiter = undefined;
    this.isRung = false;
  }
}
