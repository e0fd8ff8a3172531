/** What has been begun and must be ended again, the last first. */
export class UndoList {
  readonly #steps: (() => Promise<void>)[] = [];
  readonly #ending = new AbortController();
  #unwinding: Promise<void> | undefined;
  #outside: AbortSignal | undefined;

  /** Takes a step to run at the end. Push it before the work it undoes, which may be cut short. */
  push(step: () => Promise<void>): void {
    this.#steps.push(step);
  }

  /** A signal for all work under way: it aborts with `outside` and when the end begins. */
  abortWith(outside: AbortSignal | undefined): AbortSignal {
    this.#outside = outside;
    return outside ? AbortSignal.any([outside, this.#ending.signal]) : this.#ending.signal;
  }

  /** Whether a person is waiting for an interrupted start to be gone. */
  get isUrgent(): boolean {
    return this.#outside?.aborted === true;
  }

  /** Runs all steps, one after another, however often it is called. A step that fails does not keep the others from running. */
  unwind(): Promise<void> {
    this.#unwinding ??= this.#run();
    return this.#unwinding;
  }

  async #run(): Promise<void> {
    this.#ending.abort();
    for (let step = this.#steps.pop(); step; step = this.#steps.pop()) {
      await step().catch((error: unknown) => process.stderr.write(`${String(error)}\n`));
    }
  }
}
