import { AgentError, errorPayloadOf } from './agent-error.ts';
import { creditFrame, ReceiveWindow } from './credit.ts';
import { encodeFrame, frameType } from './frame.ts';
import type { FrameLink } from './frame-link.ts';
import { decodeJson, encodeJson } from './json-payload.ts';
import { MessageQueue } from './message-queue.ts';
import { StreamSender } from './stream-sender.ts';
import type { StreamVerb, VerbItem, VerbOutput, VerbSignal, VerbTrailer } from './verb.ts';

/** DATA or EVENT of a stream, in the order the agent sent them. */
export type StreamMessage<Item> = { kind: 'bytes'; bytes: Uint8Array } | { kind: 'item'; item: Item };

/**
 * An open stream as its caller sees it. Iterate it (once) for its messages: credit for a message is granted when the next one is asked for,
 * so a slow reader slows the agent down and nothing piles up. Leaving the loop cancels the stream.
 */
export class ClientStream<V extends StreamVerb = StreamVerb> implements AsyncIterable<StreamMessage<VerbItem<V>>> {
  /** Resolves with what END said; rejects with an {@link AgentError}. */
  readonly ended: Promise<VerbTrailer<V>>;
  readonly #queue = new MessageQueue<StreamMessage<VerbItem<V>> & { size: number }>();
  readonly #receive: ReceiveWindow;
  readonly #sender: StreamSender;
  #settle: { resolve(trailer: VerbTrailer<V>): void; reject(error: unknown): void } | undefined;
  #opened: VerbOutput<V> | undefined;

  constructor(
    private readonly verb: V,
    private readonly link: FrameLink,
    private readonly id: number,
    private readonly onOver: () => void,
  ) {
    this.#receive = new ReceiveWindow(verb.grantEveryBytes);
    this.#sender = new StreamSender(link, id);
    this.ended = new Promise((resolve, reject) => (this.#settle = { resolve, reject }));
    this.ended.catch(() => undefined);
  }

  /** What RES said. */
  get opened(): VerbOutput<V> {
    return this.#opened as VerbOutput<V>;
  }

  /** Sends bytes to the agent, waiting for credit; answers false when the stream is over. */
  write(bytes: Uint8Array): Promise<boolean> {
    return this.#sender.sendBytes(bytes);
  }

  /** Sends an event to the agent. Dropped when the stream is over. */
  async signal(value: VerbSignal<V>): Promise<void> {
    await this.#sender.sendEvent(value);
  }

  /** Says, after what was written before, that no more bytes come from this side. */
  finish(): void {
    void this.#sender.sendEnd();
  }

  /** Ends the stream; the agent stops its work. Readers and {@link ended} fail with `cancelled`, or with `error`. */
  cancel(error: AgentError = new AgentError('cancelled')): void {
    if (this.#settle === undefined) return;
    this.link.send(encodeFrame(frameType.error, this.id, encodeJson(errorPayloadOf(error))));
    this.#queue.clear();
    this.fail(error);
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<StreamMessage<VerbItem<V>>, void> {
    try {
      for (;;) {
        const message = await this.#queue.next();
        if (message === undefined) return;
        yield message;
        this.#consume(message.size);
      }
    } finally {
      this.cancel();
    }
  }

  /** @internal */
  open(output: unknown): void {
    this.#opened = output as VerbOutput<V>;
  }

  /** @internal A DATA or EVENT frame. */
  receive(type: number, payload: Uint8Array): void {
    this.#receive.receive(payload.length);
    const size = payload.length;
    if (type === frameType.data) this.#queue.push({ kind: 'bytes', bytes: payload, size });
    else
      this.#queue.push({
        kind: 'item',
        item: decodeJson(this.verb.item, payload) as VerbItem<V>,
        size,
      });
  }

  /** @internal */
  grant(bytes: number): void {
    this.#sender.window.grant(bytes);
  }

  /** @internal */
  end(payload: Uint8Array): void {
    const trailer = decodeJson(this.verb.trailer, payload) as VerbTrailer<V>;
    this.#over()?.resolve(trailer);
    this.#queue.finish();
  }

  /** @internal */
  fail(error: unknown): void {
    this.#over()?.reject(error);
    this.#queue.fail(error);
  }

  #over() {
    const settle = this.#settle;
    this.#settle = undefined;
    this.#sender.stop();
    if (settle !== undefined) this.onOver();
    return settle;
  }

  #consume(bytes: number): void {
    const granted = this.#receive.consume(bytes);
    if (granted > 0 && this.#settle !== undefined) this.link.send(creditFrame(this.id, granted));
  }
}
