import { backoffMs } from './backoff-ms.ts';
import { createCell, type ReadableCell } from './cell.ts';

export type ConnectionState =
  { phase: 'idle' } | { phase: 'connecting'; attempt: number } | { phase: 'open' } | { phase: 'waiting'; attempt: number; retryAt: number };

/** One open connection, however it is made. */
export interface Connection {
  /** Resolves when it is over, for whatever reason. */
  ended: Promise<unknown>;
  /** Looks whether it still lives, at once; called when the page wakes up. */
  probe?: () => void;
  close: () => void;
}

export interface ReconnectorOptions {
  connect: (signal: AbortSignal) => Promise<Connection>;
  now: () => number;
  random: () => number;
  setTimeout: (work: () => void, delayMs: number) => unknown;
  clearTimeout: (timer: unknown) => void;
  /** Calls back when waiting makes no sense any longer: the network is back, the page is shown again. */
  onWake: (listener: () => void) => () => void;
  /** How long one attempt may take; 10 s unless given. A server that accepts and says nothing must not hold it for ever. */
  attemptMs?: number;
  /** Whether to go on after this failure; by default always. */
  shouldRetry?: (cause: unknown) => boolean;
}

/** Keeps one connection open: again after a jittered wait that grows to 15 s, at once when the page wakes. */
export class Reconnector {
  private readonly cell = createCell<ConnectionState>({ phase: 'idle' });
  private current: Connection | undefined;
  private abort: AbortController | undefined;
  private timer: unknown;
  private attempt = 0;
  private stopWaking: (() => void) | undefined;

  constructor(private readonly options: ReconnectorOptions) {}

  get state(): ReadableCell<ConnectionState> {
    return this.cell;
  }

  start(): void {
    if (this.cell.get().phase !== 'idle') return;
    this.stopWaking = this.options.onWake(() => {
      if (this.cell.get().phase === 'waiting') this.retryNow();
      else this.current?.probe?.();
    });
    this.attempt = 0;
    void this.connect();
  }

  stop(): void {
    this.stopWaking?.();
    this.options.clearTimeout(this.timer);
    this.abort?.abort();
    this.current?.close();
    this.current = undefined;
    this.cell.set({ phase: 'idle' });
  }

  /** Does not wait for the countdown. */
  retryNow(): void {
    if (this.cell.get().phase !== 'waiting') return;
    this.options.clearTimeout(this.timer);
    void this.connect();
  }

  private async connect(): Promise<void> {
    const abort = new AbortController();
    this.abort = abort;
    this.cell.set({ phase: 'connecting', attempt: this.attempt });
    const patience = new AbortController();
    const timer = this.options.setTimeout(() => patience.abort(), this.options.attemptMs ?? 10_000);
    try {
      const connection = await this.options
        .connect(AbortSignal.any([abort.signal, patience.signal]))
        .finally(() => this.options.clearTimeout(timer));
      if (abort.signal.aborted) {
        connection.close();
        return;
      }
      this.current = connection;
      const openedAt = this.options.now();
      this.cell.set({ phase: 'open' });
      await connection.ended.catch(() => undefined);
      // A connection that dies at once must not be reopened in a tight loop.
      if (this.options.now() - openedAt > 5_000) this.attempt = 0;
    } catch (cause) {
      if (!abort.signal.aborted && this.options.shouldRetry?.(cause) === false) {
        this.stop();
        return;
      }
    }
    this.current = undefined;
    if (!abort.signal.aborted) this.wait();
  }

  private wait(): void {
    const delay = backoffMs(this.attempt, this.options.random);
    this.attempt += 1;
    this.cell.set({ phase: 'waiting', attempt: this.attempt, retryAt: this.options.now() + delay });
    this.timer = this.options.setTimeout(() => void this.connect(), delay);
  }
}
