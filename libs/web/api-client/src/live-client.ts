import {
  type LiveClientFrame,
  liveServerFrameSchema,
  type LiveServerFrame,
  type LiveSubject,
  OperationError,
  type OutputOf,
  type PublicOperation,
  type ResourceChange,
  type SentInputOf,
} from '@constellation/contracts-kernel';
import { type CallOptions } from './api-client.ts';
import { offlineError } from './client-errors.ts';
import { parseJson } from './parse-json.ts';
import type { Connection } from './reconnector.ts';

export interface LiveListener {
  /** The server listens from now on: read the resource, since what happened before was not told. Again after each reconnect. */
  onSubscribed?: (() => void) | undefined;
  onChange?: ((change: ResourceChange) => void) | undefined;
  onRunEvent?: ((event: unknown) => void) | undefined;
  /** The subscription was refused; it is not tried again before the next reconnect. */
  onRefused?: ((error: OperationError) => void) | undefined;
}

interface Subscription extends LiveListener {
  subject: () => LiveSubject;
}

interface PendingCall {
  resolve: (output: unknown) => void;
  reject: (cause: unknown) => void;
}

const silenceMs = 25_000;
const pingEveryMs = 15_000;

/** What travels over `/ws`: subscriptions that outlive connections, and calls that do not. */
export class LiveClient {
  private readonly subscriptions = new Map<string, Subscription>();
  private readonly calls = new Map<string, PendingCall>();
  private socket: WebSocket | undefined;
  private lastId = 0;

  /**
   * Hears of a resource until the answer is called. `subject` is asked again at each reconnect, so that a run can be
   * resumed after the last event that was seen.
   */
  subscribe(subject: () => LiveSubject, listener: LiveListener): () => void {
    const id = this.nextId();
    this.subscriptions.set(id, { ...listener, subject });
    this.send({ type: 'subscribe', id, subject: subject() });
    return () => {
      if (this.subscriptions.delete(id)) this.send({ type: 'unsubscribe', id });
    };
  }

  get isOpen(): boolean {
    return this.socket !== undefined;
  }

  /** Calls an operation over the socket. Rejects with `client.offline` when the socket is not open or closes meanwhile. */
  async call<Op extends PublicOperation>(operation: Op, input: SentInputOf<Op>, { signal }: CallOptions = {}): Promise<OutputOf<Op>> {
    if (this.socket === undefined) throw new OperationError('client.offline', { executed: 'no' });
    const id = this.nextId();
    const output = await new Promise<unknown>((resolve, reject) => {
      this.calls.set(id, { resolve, reject });
      signal?.addEventListener(
        'abort',
        () => {
          if (!this.calls.delete(id)) return;
          this.send({ type: 'cancel', id });
          reject(new OperationError('cancelled', { executed: 'unknown' }));
        },
        { once: true },
      );
      this.send({ type: 'call', id, operation: operation.name, input });
    });
    const parsed = operation.output.safeParse(output);
    if (!parsed.success) throw new OperationError('client.reply_invalid', { executed: 'yes', cause: parsed.error });
    return parsed.data as OutputOf<Op>;
  }

  /** Takes over an open socket; the answer ends when the socket does or stays silent for 25 s. */
  attach(
    socket: WebSocket,
    timers: { setTimeout: (work: () => void, ms: number) => unknown; clearTimeout: (timer: unknown) => void },
  ): Connection {
    this.socket = socket;
    let ping: unknown;
    let silence: unknown;
    const expectWithin = (ms: number): void => {
      timers.clearTimeout(silence);
      silence = timers.setTimeout(() => socket.close(), ms);
    };
    const beat = (): void => {
      this.send({ type: 'ping' });
      ping = timers.setTimeout(beat, pingEveryMs);
    };
    socket.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
      expectWithin(silenceMs);
      this.receive(data);
    });
    const ended = new Promise<void>((resolve) => {
      socket.addEventListener('close', () => {
        timers.clearTimeout(ping);
        timers.clearTimeout(silence);
        this.lost(socket);
        resolve();
      });
    });
    expectWithin(silenceMs);
    ping = timers.setTimeout(beat, pingEveryMs);
    for (const [id, { subject }] of this.subscriptions) this.send({ type: 'subscribe', id, subject: subject() });
    return {
      ended,
      close: () => socket.close(1000),
      probe: () => {
        this.send({ type: 'ping' });
        expectWithin(3_000);
      },
    };
  }

  private receive(data: unknown): void {
    const frame = liveServerFrameSchema.safeParse(typeof data === 'string' ? parseJson(data) : undefined);
    if (frame.success) this.handle(frame.data);
  }

  private handle(frame: LiveServerFrame): void {
    if (frame.type === 'pong') return;
    if (frame.type === 'error') this.failed(frame);
    else if (frame.type === 'result') this.settle(frame.id)?.resolve(frame.output);
    else if (frame.type === 'subscribed') this.subscriptions.get(frame.id)?.onSubscribed?.();
    else if (frame.type === 'change') this.subscriptions.get(frame.id)?.onChange?.(frame.change);
    else this.subscriptions.get(frame.id)?.onRunEvent?.(frame.event);
  }

  private failed({ id, error }: Extract<LiveServerFrame, { type: 'error' }>): void {
    if (id === undefined) return;
    const { code, ...options } = error;
    const cause = new OperationError(code, options as ConstructorParameters<typeof OperationError>[1]);
    this.settle(id)?.reject(cause);
    this.subscriptions.get(id)?.onRefused?.(cause);
  }

  private settle(id: string): PendingCall | undefined {
    const call = this.calls.get(id);
    this.calls.delete(id);
    return call;
  }

  private lost(socket: WebSocket): void {
    if (this.socket !== socket) return;
    this.socket = undefined;
    const cause = offlineError(new Error('The live socket closed'));
    for (const call of this.calls.values()) call.reject(cause);
    this.calls.clear();
  }

  private send(frame: LiveClientFrame): void {
    if (this.socket?.readyState === 1) this.socket.send(JSON.stringify(frame));
  }

  private nextId(): string {
    this.lastId += 1;
    return String(this.lastId);
  }
}
