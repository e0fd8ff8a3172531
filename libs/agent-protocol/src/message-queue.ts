/** An unbounded queue between a pusher and one async reader; what bounds it is the credit of the stream it belongs to. */
export class MessageQueue<Message> {
  #messages: Message[] = [];
  #end: { error: unknown } | 'open' | 'done' = 'open';
  #wake: (() => void) | undefined;

  push(message: Message): void {
    if (this.#end !== 'open') return;
    this.#messages.push(message);
    this.#wake?.();
  }

  /** What was pushed before can still be read. */
  finish(): void {
    if (this.#end === 'open') this.#end = 'done';
    this.#wake?.();
  }

  /** Readers get the error after what was pushed before. */
  fail(error: unknown): void {
    if (this.#end === 'open') this.#end = { error };
    this.#wake?.();
  }

  /** Drops what was not read. */
  clear(): void {
    this.#messages = [];
  }

  /** The next message; `undefined` at the end. Throws what {@link fail} was given. One reader at a time. */
  async next(): Promise<Message | undefined> {
    for (;;) {
      const message = this.#messages.shift();
      if (message !== undefined) return message;
      if (this.#end === 'done') return undefined;
      if (this.#end !== 'open') throw this.#end.error;
      await new Promise<void>((resolve) => (this.#wake = resolve));
      this.#wake = undefined;
    }
  }
}
