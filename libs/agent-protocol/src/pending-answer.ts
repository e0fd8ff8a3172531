import { decodeJson } from './json-payload.ts';
import type { StreamSender } from './stream-sender.ts';
import type { Verb } from './verb.ts';

/** A request whose RES has not come yet. */
export class PendingAnswer {
  readonly answered: Promise<unknown>;
  #settle: { resolve(value: unknown): void; reject(error: unknown): void } | undefined;

  constructor(
    private readonly verb: Verb,
    /** Of an upload: its body's sender. */
    readonly sender: StreamSender | undefined,
  ) {
    this.answered = new Promise((resolve, reject) => (this.#settle = { resolve, reject }));
    this.answered.catch(() => undefined);
  }

  respond(payload: Uint8Array): unknown {
    const output: unknown = decodeJson(this.verb.output, payload);
    this.#settle?.resolve(output);
    this.#settle = undefined;
    this.sender?.stop();
    return output;
  }

  fail(error: unknown): void {
    this.#settle?.reject(error);
    this.#settle = undefined;
    this.sender?.stop();
  }
}
