import { AgentError, agentErrorPayloadSchema, errorPayloadOf } from './agent-error.ts';
import { ClientStream } from './client-stream.ts';
import { readCredit } from './credit.ts';
import { decodeFrame, encodeFrame, type Frame, frameType, protocolVersion } from './frame.ts';
import type { FrameLink } from './frame-link.ts';
import { type AgentHello, agentHelloSchema, type ClientHello } from './hello.ts';
import { decodeJson, encodeJson } from './json-payload.ts';
import { LinkPulse } from './link-pulse.ts';
import { PendingAnswer } from './pending-answer.ts';
import { ProtocolViolation } from './protocol-violation.ts';
import type { Request } from './request.ts';
import { StreamSender } from './stream-sender.ts';
import type { CallVerb, StreamVerb, UploadVerb, Verb, VerbOutput, VerbSentInput } from './verb.ts';

export interface AgentClientOptions {
  /** The caller's hold on the workspace; the agent refuses one lower than it has seen. */
  ownerEpoch?: number;
  /** Milliseconds between pings, 5,000 unless given; twenty seconds without a sign of life close the link. */
  pingEveryMs?: number;
  /** Milliseconds for HELLO, 5,000 unless given. */
  helloTimeoutMs?: number;
}

export interface RequestOptions {
  signal?: AbortSignal;
  /** Instead of the verb's own. */
  timeoutMs?: number;
  correlationId?: string;
}

/**
 * Speaks to one agent over any {@link FrameLink}. Everything the agent says is checked against its contract and its credit; a
 * breach closes the link. When the link closes, whatever is open fails with `gone`; nothing is repeated.
 */
export class AgentClient {
  #lastStream = -1;
  #closed: Error | undefined;
  #closeListeners: ((cause: Error) => void)[] = [];
  #hello: { resolve(hello: AgentHello): void; reject(error: unknown): void } | undefined;
  readonly #answers = new Map<number, PendingAnswer>();
  readonly #streams = new Map<number, ClientStream>();
  readonly #pulse: LinkPulse;

  private constructor(
    private readonly link: FrameLink,
    options: AgentClientOptions,
  ) {
    this.#pulse = new LinkPulse(link, options.pingEveryMs ?? 5_000, (cause) => this.#close(cause));
    link.onFrame((frame) => this.#guarded(() => this.#receive(decodeFrame(frame))));
    link.onClose((cause) => this.#close(cause ?? new Error('the link closed')));
  }

  /** What the agent said of itself. */
  get agent(): AgentHello {
    return this.#agent as AgentHello;
  }
  #agent: AgentHello | undefined;

  /**
   * Exchanges HELLO. Rejects with `stale_owner` when a newer owner has spoken to the agent, `unsupported` for another
   * protocol version, `deadline` or `gone` when there is no answer.
   */
  static async connect(link: FrameLink, options: AgentClientOptions = {}): Promise<AgentClient> {
    const client = new AgentClient(link, options);
    const answered = new Promise<AgentHello>((resolve, reject) => (client.#hello = { resolve, reject }));
    const timer = setTimeout(() => client.#close(new AgentError('deadline', { message: 'no HELLO' })), options.helloTimeoutMs ?? 5_000);
    const hello: ClientHello = {
      protocol: protocolVersion,
      role: 'client',
      ...(options.ownerEpoch === undefined ? {} : { ownerEpoch: options.ownerEpoch }),
    };
    link.send(encodeFrame(frameType.hello, 0, encodeJson(hello)));
    try {
      client.#agent = await answered;
    } finally {
      clearTimeout(timer);
    }
    client.#pulse.start();
    return client;
  }

  /** One request, one answer. Rejects with an {@link AgentError}. */
  async call<V extends CallVerb>(verb: V, input: VerbSentInput<V>, options: RequestOptions = {}): Promise<VerbOutput<V>> {
    const { id, answer } = this.#request(verb, input, options, undefined);
    return (await this.#answered(id, answer, verb, options)) as VerbOutput<V>;
  }

  /** Sends a body, then waits for the answer. Stops sending as soon as the agent refuses. */
  async upload<V extends UploadVerb>(
    verb: V,
    input: VerbSentInput<V>,
    body: Uint8Array | AsyncIterable<Uint8Array>,
    options: RequestOptions = {},
  ): Promise<VerbOutput<V>> {
    const id = this.#nextStream();
    const sender = new StreamSender(this.link, id);
    const { answer } = this.#request(verb, input, options, { id, sender });
    const answered = this.#answered(id, answer, verb, options);
    const sent = this.#sendBody(id, sender, body);
    const [output] = await Promise.all([answered, sent]);
    return output as VerbOutput<V>;
  }

  /** Opens a stream; resolves once the agent has opened it. `signal` also cancels it later. */
  async open<V extends StreamVerb>(verb: V, input: VerbSentInput<V>, options: RequestOptions = {}): Promise<ClientStream<V>> {
    const { id, answer } = this.#request(verb, input, options, undefined);
    const stream = new ClientStream<V>(verb, this.link, id, () => this.#streams.delete(id));
    this.#streams.set(id, stream);
    const cancel = () => stream.cancel();
    try {
      await this.#answered(id, answer, verb, options);
    } catch (error) {
      stream.fail(error);
      throw error;
    }
    options.signal?.addEventListener('abort', cancel, { once: true });
    stream.ended.catch(() => undefined).finally(() => options.signal?.removeEventListener('abort', cancel));
    return stream;
  }

  /** Called once when the link is over, with why. */
  onClose(listener: (cause: Error) => void): void {
    if (this.#closed === undefined) this.#closeListeners.push(listener);
    else listener(this.#closed);
  }

  get isClosed(): boolean {
    return this.#closed !== undefined;
  }

  close(): void {
    this.#close(new Error('closed by this side'));
  }

  #nextStream(): number {
    return (this.#lastStream += 2);
  }

  #request(verb: Verb, input: unknown, options: RequestOptions, upload: { id: number; sender: StreamSender } | undefined) {
    if (this.#closed !== undefined)
      throw new AgentError('gone', {
        message: 'the link to the agent is closed',
        cause: this.#closed,
      });
    options.signal?.throwIfAborted();
    const request: Request = {
      verb: verb.name,
      input,
      deadlineMs: Math.max(1, Math.ceil(options.timeoutMs ?? verb.timeoutMs)),
      correlationId: options.correlationId,
    };
    const payload = encodeJson(request);
    const id = upload?.id ?? this.#nextStream();
    const answer = new PendingAnswer(verb, upload?.sender);
    this.#answers.set(id, answer);
    this.link.send(encodeFrame(frameType.request, id, payload));
    return { id, answer };
  }

  async #answered(id: number, answer: PendingAnswer, verb: Verb, options: RequestOptions): Promise<unknown> {
    const giveUp = (error: AgentError) => {
      if (!this.#answers.delete(id)) return;
      this.link.send(encodeFrame(frameType.error, id, encodeJson(errorPayloadOf(error))));
      answer.fail(error);
    };
    const timer = setTimeout(
      () => giveUp(new AgentError('deadline', { message: `${verb.name} took too long` })),
      options.timeoutMs ?? verb.timeoutMs,
    );
    const abort = () => giveUp(new AgentError('cancelled'));
    options.signal?.addEventListener('abort', abort, { once: true });
    try {
      return await answer.answered;
    } finally {
      clearTimeout(timer);
      options.signal?.removeEventListener('abort', abort);
    }
  }

  async #sendBody(id: number, sender: StreamSender, body: Uint8Array | AsyncIterable<Uint8Array>): Promise<void> {
    try {
      if (body instanceof Uint8Array) await sender.sendBytes(body);
      else for await (const chunk of body) if (!(await sender.sendBytes(chunk))) return;
      await sender.sendEnd();
    } catch (error) {
      const answer = this.#answers.get(id);
      this.#answers.delete(id);
      this.link.send(
        encodeFrame(frameType.error, id, encodeJson(errorPayloadOf(new AgentError('cancelled', { message: 'the body failed' })))),
      );
      answer?.fail(error);
    }
  }

  #guarded(work: () => void): void {
    try {
      work();
    } catch (error) {
      this.#close(error instanceof Error ? error : new Error(String(error)));
    }
  }

  #receive(frame: Frame): void {
    if (this.#closed !== undefined) return;
    this.#pulse.heard();
    if (frame.stream === 0) return this.#receiveOnLink(frame);
    const answer = this.#answers.get(frame.stream);
    const stream = this.#streams.get(frame.stream);
    switch (frame.type) {
      case frameType.response: {
        const output = answer?.respond(frame.payload);
        this.#answers.delete(frame.stream);
        stream?.open(output);
        return;
      }
      case frameType.error: {
        const { code, message, details } = decodeJson(agentErrorPayloadSchema, frame.payload);
        const error = new AgentError(code, details === undefined ? { message } : { message, details });
        this.#answers.delete(frame.stream);
        answer?.fail(error);
        stream?.fail(error);
        return;
      }
      case frameType.credit:
        return (answer?.sender?.window ?? stream)?.grant(readCredit(frame.payload));
      case frameType.data:
      case frameType.event:
        return stream?.receive(frame.type, frame.payload);
      case frameType.end:
        return stream?.end(frame.payload);
      default:
        throw new ProtocolViolation('a frame of this type does not come from an agent');
    }
  }

  #receiveOnLink(frame: Frame): void {
    if (frame.type === frameType.pong) return;
    if (frame.type === frameType.ping) return this.link.send(encodeFrame(frameType.pong, 0));
    if (frame.type === frameType.error) {
      const { code, message, details } = decodeJson(agentErrorPayloadSchema, frame.payload);
      throw new AgentError(code, details === undefined ? { message } : { message, details });
    }
    if (frame.type !== frameType.hello || this.#hello === undefined) throw new ProtocolViolation('an unexpected frame on stream 0');
    const hello = decodeJson(agentHelloSchema, frame.payload);
    if (hello.protocol !== protocolVersion)
      throw new AgentError('unsupported', {
        message: `the agent speaks protocol ${hello.protocol}`,
      });
    this.#hello.resolve(hello);
    this.#hello = undefined;
  }

  #close(cause: Error): void {
    if (this.#closed !== undefined) return;
    this.#closed = cause;
    this.#pulse.stop();
    this.#hello?.reject(
      cause instanceof AgentError
        ? cause
        : new AgentError('gone', {
            message: 'the agent did not answer',
            cause,
          }),
    );
    const gone = new AgentError('gone', {
      message: 'the link to the agent closed',
      cause,
    });
    for (const answer of this.#answers.values()) answer.fail(gone);
    for (const stream of [...this.#streams.values()]) stream.fail(gone);
    this.#answers.clear();
    this.link.close();
    for (const listener of this.#closeListeners.splice(0)) listener(cause);
  }
}
