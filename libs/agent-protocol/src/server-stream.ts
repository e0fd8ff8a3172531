import { AgentError } from './agent-error.ts';
import { creditFrame, ReceiveWindow } from './credit.ts';
import { encodeFrame, frameType } from './frame.ts';
import type { FrameLink } from './frame-link.ts';
import { decodeJson, encodeJson } from './json-payload.ts';
import { MessageQueue } from './message-queue.ts';
import { StreamSender } from './stream-sender.ts';
import type { StreamVerb, VerbItem, VerbOutput, VerbSignal } from './verb.ts';

/** What a client sent on an open stream: bytes, or an event. */
export type IncomingMessage<Signal> = { kind: 'bytes'; bytes: Uint8Array } | { kind: 'signal'; signal: Signal };

/** A request's stream as its handler sees it. Sending before {@link open} is a fault of the handler. */
export class ServerStream<V extends StreamVerb = StreamVerb> {
  readonly #queue = new MessageQueue<IncomingMessage<VerbSignal<V>> & { size: number }>();
  readonly #receive = new ReceiveWindow();
  readonly #sender: StreamSender;
  #isOpen = false;

  constructor(
    private readonly verb: V | undefined,
    private readonly link: FrameLink,
    private readonly id: number,
  ) {
    this.#sender = new StreamSender(link, id);
  }

  /** Sends RES: from here on messages may follow. */
  open(output: VerbOutput<V>): void {
    if (this.#sender.isOver) return;
    if (this.#isOpen) throw new Error('the stream is already open');
    this.#isOpen = true;
    this.link.send(encodeFrame(frameType.response, this.id, encodeJson(output)));
  }

  get isOpen(): boolean {
    return this.#isOpen;
  }

  /** Sends bytes, waiting for credit; false when the stream is over. */
  sendBytes(bytes: Uint8Array): Promise<boolean> {
    return this.#sender.sendBytes(bytes);
  }

  /** Sends an event, waiting for credit; false when the stream is over. */
  sendItem(item: VerbItem<V>): Promise<boolean> {
    return this.#sender.sendEvent(item);
  }

  /** Sends at most one frame of what credit allows now; answers how many bytes went. */
  trySendBytes(bytes: Uint8Array): number {
    return this.#sender.trySendBytes(bytes);
  }

  /** Sends an event if credit allows now. */
  trySendItem(item: VerbItem<V>): boolean {
    return this.#sender.trySendEvent(item);
  }

  /** Resolves when `bytes` may be sent; false when the stream is over. */
  async awaitRoom(bytes: number): Promise<boolean> {
    await this.#sender.window.room(bytes, () => this.#sender.isOver);
    return !this.#sender.isOver;
  }

  /** Bytes sent and not yet consumed by the client. */
  get unacknowledged(): number {
    return this.#sender.window.unacknowledged;
  }

  /** Called whenever the client consumed something. */
  onGrant(listener: () => void): void {
    this.#sender.window.onGrant(listener);
  }

  /** What the client sends, until its END. Throws `cancelled` when the stream is over before. Credit is granted as it is read. */
  async *incoming(): AsyncGenerator<IncomingMessage<VerbSignal<V>>, void> {
    for (;;) {
      const message = await this.#queue.next();
      if (message === undefined) return;
      yield message;
      const granted = this.#receive.consume(message.size);
      if (granted > 0 && !this.#sender.isOver) this.link.send(creditFrame(this.id, granted));
    }
  }

  /** The bytes among {@link incoming}. */
  async *body(): AsyncGenerator<Uint8Array, void> {
    for await (const message of this.incoming()) if (message.kind === 'bytes') yield message.bytes;
  }

  /** @internal A DATA or EVENT frame. */
  receive(type: number, payload: Uint8Array): void {
    const size = payload.length;
    this.#receive.receive(size);
    if (type === frameType.data) this.#queue.push({ kind: 'bytes', bytes: payload, size });
    else if (this.verb !== undefined)
      this.#queue.push({
        kind: 'signal',
        signal: decodeJson(this.verb.signal, payload) as VerbSignal<V>,
        size,
      });
  }

  /** @internal */
  grant(bytes: number): void {
    this.#sender.window.grant(bytes);
  }

  /** @internal The client's END. */
  finish(): void {
    this.#queue.finish();
  }

  /** @internal The request is over. */
  stop(): void {
    this.#sender.stop();
    this.#queue.fail(new AgentError('cancelled'));
  }
}
