import type { AgentHello } from './hello.ts';
import type { FrameLink } from './frame-link.ts';
import { protocolVersion } from './frame.ts';
import { ServerConnection } from './server-connection.ts';
import type { ServerStream } from './server-stream.ts';
import type { CallVerb, StreamVerb, UploadVerb, Verb, VerbInput, VerbOutput, VerbTrailer } from './verb.ts';

/** What a handler knows of its request. */
export interface HandlerContext {
  /** Aborts when the client cancels, its deadline passes before the answer, or its link closes. */
  signal: AbortSignal;
  correlationId: string | undefined;
  /** Names the link, so that what belongs to one client can be told apart. */
  connection: number;
}

export type RegisteredHandler = (input: unknown, stream: ServerStream, context: HandlerContext) => Promise<unknown>;
export interface RegisteredVerb {
  verb: Verb;
  handler: RegisteredHandler;
}

export interface AgentServerOptions {
  agentVersion: string;
  workspaceId: string;
  generation: number;
  bootId: string;
  features: string[];
  /** Streams open at once on one link; more are refused as `limit`. 256 unless given. */
  maxStreams?: number;
  /** Told of failures that are not {@link AgentError}s. */
  onFault?: (error: unknown, verb: string, correlationId: string | undefined) => void;
}

/** Dispatches the requests of any number of links to one handler per verb. */
export class AgentServer {
  readonly #verbs = new Map<string, RegisteredVerb>();
  readonly #connections = new Set<ServerConnection>();
  #ownerEpoch = 0;
  #connectionCount = 0;

  constructor(readonly options: AgentServerOptions) {}

  /** Answers a {@link CallVerb}. */
  onCall<V extends CallVerb>(
    verb: V,
    handler: (input: VerbInput<V>, context: HandlerContext) => Promise<VerbOutput<V>> | VerbOutput<V>,
  ): this {
    return this.#register(verb, async (input, _stream, context) => handler(input as VerbInput<V>, context));
  }

  /** Answers an {@link UploadVerb}; `body` ends at the client's END and throws `cancelled` when it leaves before. */
  onUpload<V extends UploadVerb>(
    verb: V,
    handler: (input: VerbInput<V>, body: AsyncIterable<Uint8Array>, context: HandlerContext) => Promise<VerbOutput<V>>,
  ): this {
    return this.#register(verb, (input, stream, context) => handler(input as VerbInput<V>, stream.body(), context));
  }

  /** Answers a {@link StreamVerb}: the handler opens the stream, sends, and returns the trailer. */
  onStream<V extends StreamVerb>(
    verb: V,
    handler: (input: VerbInput<V>, stream: ServerStream<V>, context: HandlerContext) => Promise<VerbTrailer<V>>,
  ): this {
    return this.#register(verb, (input, stream, context) => handler(input as VerbInput<V>, stream as unknown as ServerStream<V>, context));
  }

  /** Serves a link until it closes. */
  accept(link: FrameLink): void {
    const connection = new ServerConnection(this, link, ++this.#connectionCount, () => this.#connections.delete(connection));
    this.#connections.add(connection);
  }

  /** Links that have said HELLO. */
  get connections(): number {
    return [...this.#connections].filter((connection) => connection.isGreeted).length;
  }

  get openStreams(): number {
    return [...this.#connections].reduce((sum, connection) => sum + connection.openStreams, 0);
  }

  /** Closes every link. */
  close(): void {
    for (const connection of [...this.#connections]) connection.close();
  }

  /** @internal */
  verb(name: string): RegisteredVerb | undefined {
    return this.#verbs.get(name);
  }

  /**
   * @internal Answers whether the epoch is current, and remembers it. A newer one ends the links of older owners: what they
   * still ask for must not happen any more.
   */
  admitOwner(epoch: number): boolean {
    if (epoch < this.#ownerEpoch) return false;
    this.#ownerEpoch = epoch;
    for (const connection of [...this.#connections]) connection.endIfOlderThan(epoch);
    return true;
  }

  /** The highest owner epoch any link has brought. */
  get ownerEpoch(): number {
    return this.#ownerEpoch;
  }

  /** @internal */
  hello(): AgentHello {
    const { agentVersion, workspaceId, generation, bootId, features } = this.options;
    return {
      protocol: protocolVersion,
      role: 'agent',
      agentVersion,
      workspaceId,
      generation,
      bootId,
      features,
      ownerEpoch: this.#ownerEpoch,
    };
  }

  #register(verb: Verb, handler: RegisteredHandler): this {
    if (this.#verbs.has(verb.name)) throw new Error(`${verb.name} has two handlers`);
    this.#verbs.set(verb.name, { verb, handler });
    return this;
  }
}
