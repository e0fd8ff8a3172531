import { AgentError, agentErrorPayloadSchema, errorPayloadOf } from './agent-error.ts';
import type { AgentServer, RegisteredVerb } from './agent-server.ts';
import { readCredit } from './credit.ts';
import { decodeFrame, encodeFrame, type Frame, frameType, protocolVersion } from './frame.ts';
import type { FrameLink } from './frame-link.ts';
import { clientHelloSchema } from './hello.ts';
import { decodeJson, encodeJson } from './json-payload.ts';
import { ProtocolViolation } from './protocol-violation.ts';
import { type Request, requestSchema } from './request.ts';
import { ServerStream } from './server-stream.ts';

/** Queued bytes at which a client that does not read is cut off; credit keeps an honest one far below. */
const queueLimitBytes = 64 * 1024 * 1024;

interface OpenRequest {
  stream: ServerStream;
  controller: AbortController;
  deadline: ReturnType<typeof setTimeout> | undefined;
}

/** One link of an {@link AgentServer}. */
export class ServerConnection {
  readonly #open = new Map<number, OpenRequest>();
  #lastStream = 0;
  #epoch: number | undefined;
  #isGreeted = false;
  #isClosed = false;

  constructor(
    private readonly server: AgentServer,
    private readonly link: FrameLink,
    private readonly id: number,
    private readonly onClosed: () => void,
  ) {
    link.onFrame((bytes) => {
      try {
        this.#receive(decodeFrame(bytes));
      } catch {
        this.close();
      }
    });
    link.onClose(() => this.#closed());
  }

  get isGreeted(): boolean {
    return this.#isGreeted;
  }

  get openStreams(): number {
    return this.#open.size;
  }

  close(): void {
    this.link.close();
    this.#closed();
  }

  /** Tells an older owner that it is one, and ends its link. */
  endIfOlderThan(epoch: number): void {
    if (this.#epoch === undefined || this.#epoch >= epoch) return;
    this.#sendError(0, new AgentError('stale_owner', { details: { currentEpoch: epoch } }));
    this.close();
  }

  #receive(frame: Frame): void {
    if (this.#isClosed) return;
    if (this.link.queuedBytes() > queueLimitBytes) return this.close();
    if (frame.stream === 0) return this.#receiveOnLink(frame);
    if (!this.#isGreeted) throw new ProtocolViolation('a request before HELLO');
    if (frame.type === frameType.request) return this.#request(frame.stream, frame.payload);
    const open = this.#open.get(frame.stream);
    // Late frames of a stream that is over, or that a relay refused, mean nothing.
    if (open === undefined) return;
    switch (frame.type) {
      case frameType.credit:
        return open.stream.grant(readCredit(frame.payload));
      case frameType.data:
      case frameType.event:
        return open.stream.receive(frame.type, frame.payload);
      case frameType.end:
        return open.stream.finish();
      case frameType.error:
        decodeJson(agentErrorPayloadSchema, frame.payload);
        return this.#drop(frame.stream, open);
      default:
        throw new ProtocolViolation('a frame of this type does not come from a client');
    }
  }

  #receiveOnLink(frame: Frame): void {
    if (frame.type === frameType.ping) return this.link.send(encodeFrame(frameType.pong, 0));
    if (frame.type === frameType.pong) return;
    if (frame.type !== frameType.hello || this.#isGreeted) throw new ProtocolViolation('an unexpected frame on stream 0');
    const hello = decodeJson(clientHelloSchema, frame.payload);
    const refuse = (error: AgentError) => {
      this.#sendError(0, error);
      this.close();
    };
    if (hello.protocol !== protocolVersion)
      return refuse(
        new AgentError('unsupported', {
          message: `this agent speaks protocol ${protocolVersion}`,
        }),
      );
    if (hello.ownerEpoch !== undefined && !this.server.admitOwner(hello.ownerEpoch)) {
      return refuse(
        new AgentError('stale_owner', {
          details: { currentEpoch: this.server.ownerEpoch },
        }),
      );
    }
    this.#epoch = hello.ownerEpoch;
    this.#isGreeted = true;
    this.link.send(encodeFrame(frameType.hello, 0, encodeJson(this.server.hello())));
  }

  #request(id: number, payload: Uint8Array): void {
    if (id <= this.#lastStream) throw new ProtocolViolation('a stream id was used twice');
    this.#lastStream = id;
    const request = decodeJson(requestSchema, payload);
    if (this.#open.size >= (this.server.options.maxStreams ?? 256))
      return this.#sendError(id, new AgentError('limit', { message: 'too many open streams' }));
    const registered = this.server.verb(request.verb);
    if (registered === undefined)
      return this.#sendError(
        id,
        new AgentError('unsupported', {
          message: `there is no verb ${request.verb}`,
        }),
      );
    const input = registered.verb.input.safeParse(request.input);
    if (!input.success) {
      const issues = input.error.issues.slice(0, 20).map(({ path, message }) => ({ path: path.join('/'), message }));
      return this.#sendError(id, new AgentError('invalid_input', { details: { issues } }));
    }
    void this.#run(id, request, registered, input.data);
  }

  async #run(id: number, request: Request, { verb, handler }: RegisteredVerb, input: unknown): Promise<void> {
    const stream = new ServerStream(verb.shape === 'stream' ? verb : undefined, this.link, id);
    const controller = new AbortController();
    const open: OpenRequest = { stream, controller, deadline: undefined };
    open.deadline = setTimeout(() => {
      if (stream.isOpen) return;
      this.#sendError(id, new AgentError('deadline'));
      this.#drop(id, open);
    }, request.deadlineMs ?? verb.timeoutMs);
    this.#open.set(id, open);
    try {
      const result = await handler(input, stream, {
        signal: controller.signal,
        correlationId: request.correlationId,
        connection: this.id,
      });
      if (!this.#open.has(id)) return;
      if (verb.shape === 'stream' && !stream.isOpen) throw new Error(`${verb.name} ended before it was open`);
      this.link.send(encodeFrame(verb.shape === 'stream' ? frameType.end : frameType.response, id, encodeJson(result)));
    } catch (error) {
      if (!(error instanceof AgentError) && this.#open.has(id)) this.server.options.onFault?.(error, verb.name, request.correlationId);
      if (this.#open.has(id)) this.#sendError(id, error);
    } finally {
      this.#drop(id, open);
    }
  }

  #drop(id: number, open: OpenRequest): void {
    if (this.#open.get(id) !== open) return;
    this.#open.delete(id);
    clearTimeout(open.deadline);
    open.stream.stop();
    open.controller.abort(new AgentError('cancelled'));
  }

  #sendError(id: number, error: unknown): void {
    this.link.send(encodeFrame(frameType.error, id, encodeJson(errorPayloadOf(error))));
  }

  #closed(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    for (const [id, open] of [...this.#open]) this.#drop(id, open);
    this.onClosed();
  }
}
