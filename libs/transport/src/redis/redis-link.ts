import { OperationError } from '@constellation/contracts-kernel';
import { Redis } from 'ioredis';
import { Link, LinkDownError } from '../core/link.ts';
import type { TransportLog } from '../core/transport-log.ts';
import { isReplyError } from './is-reply-error.ts';

/** Long enough that a process which was held up for a moment does not take its own delay for Redis' silence. */
const commandTimeoutMs = 2_500;
const longestReconnectMs = 2_000;

/** Never gives up; spread, so that a restarted Redis is not met by all processes at once. */
const retryStrategy = (times: number): number => Math.min(longestReconnectMs, 50 * 2 ** Math.min(times, 6)) * (0.5 + Math.random() / 2);

const connect = (url: string, name: string): Redis =>
  new Redis(url, {
    connectionName: name,
    connectTimeout: 2_000,
    commandTimeout: commandTimeoutMs,
    enableOfflineQueue: false,
    autoResendUnfulfilledCommands: false,
    autoResubscribe: false,
    enableAutoPipelining: true,
    maxRetriesPerRequest: null,
    retryStrategy,
  });

/**
 * Redis with sharded pub/sub: one connection that sends and runs commands, one that listens. Commands fail at once
 * while there is no connection, and none waits longer than 2.5 s.
 */
export class RedisLink extends Link {
  private readonly commands: Redis;
  private readonly subscriber: Redis;
  private readonly listeners = new Map<string, (message: string) => void>();
  private readonly readyListeners = new Set<() => void>();
  private subscribed = false;
  private outageReported = false;

  constructor(
    url: string,
    name: string,
    private readonly log: TransportLog,
  ) {
    super();
    this.commands = connect(url, name);
    this.subscriber = connect(url, `${name}:inbox`);
    for (const connection of [this.commands, this.subscriber]) {
      connection.on('error', (error: Error) => this.reportOnce(error));
    }
    this.commands.on('ready', () => this.tellReady());
    this.subscriber.on('ready', () => void this.subscribeAll());
    this.subscriber.on('close', () => {
      this.subscribed = false;
    });
    this.subscriber.on('smessage', (channel: string, message: string) => this.listeners.get(channel)?.(message));
  }

  /**
   * Runs commands other than messages. Blocking ones are forbidden: they would hold up every message.
   * Throws `OperationError` `unavailable` when Redis is away or silent; its refusals (`ReplyError`) pass.
   */
  async run<T>(work: (commands: Redis) => Promise<T>): Promise<T> {
    try {
      return await work(this.commands);
    } catch (error) {
      throw isReplyError(error)
        ? error
        : new OperationError('unavailable', { message: 'Redis is away', executed: 'unknown', cause: error });
    }
  }

  override async publish(channel: string, message: string): Promise<number> {
    if (this.commands.status !== 'ready') throw new LinkDownError('Redis is not connected');
    try {
      return Number(await this.commands.spublish(channel, message));
    } catch (error) {
      throw isReplyError(error) ? new LinkDownError('Redis refused the message', { cause: error }) : error;
    }
  }

  override subscribe(channel: string, listener: (message: string) => void): void {
    this.listeners.set(channel, listener);
    if (this.subscribed) void this.subscribeAll();
  }

  override async unsubscribe(channel: string): Promise<void> {
    if (this.subscribed) await this.subscriber.sunsubscribe(channel).catch(() => undefined);
    this.listeners.delete(channel);
  }

  override isReady(): boolean {
    return this.subscribed && this.commands.status === 'ready';
  }

  override onReady(listener: () => void): void {
    this.readyListeners.add(listener);
  }

  override reset(): void {
    this.log.warn({}, 'Redis does not answer; connecting again');
    this.commands.disconnect(true);
    this.subscriber.disconnect(true);
  }

  /** Waits for what was sent before. */
  async close(): Promise<void> {
    if (this.commands.status === 'ready') await this.commands.ping().catch(() => undefined);
    this.commands.disconnect();
    this.subscriber.disconnect();
  }

  private async subscribeAll(): Promise<void> {
    try {
      await Promise.all([...this.listeners.keys()].map((channel) => this.subscriber.ssubscribe(channel)));
      this.subscribed = true;
      this.tellReady();
    } catch (error) {
      this.log.warn({ err: error }, 'Redis refused a subscription; connecting again');
      this.subscriber.disconnect(true);
    }
  }

  /** An outage is one line in the log, not one per attempt. */
  private reportOnce(error: Error): void {
    if (!this.outageReported) this.log.warn({ err: error }, 'Redis cannot be reached; connecting until it can');
    this.outageReported = true;
  }

  private tellReady(): void {
    if (!this.isReady()) return;
    this.outageReported = false;
    for (const listener of this.readyListeners) listener();
  }
}
