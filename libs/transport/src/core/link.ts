/** The message was certainly not sent, since there is no connection. */
export class LinkDownError extends Error {
  override readonly name = 'LinkDownError';
}

/**
 * The bus beneath the calls. A channel has one listener in a process; subscriptions survive reconnects.
 */
export abstract class Link {
  /** Resolves with the number of processes that were handed the message. `LinkDownError`: not sent; any other error: perhaps. */
  abstract publish(channel: string, message: string): Promise<number>;
  abstract subscribe(channel: string, listener: (message: string) => void): void;
  /** After it resolves nothing more arrives on the channel, and whatever was published before has arrived. */
  abstract unsubscribe(channel: string): Promise<void>;
  /** Connected in both directions, with every subscription in place. */
  abstract isReady(): boolean;
  /** Called each time the link becomes ready. */
  abstract onReady(listener: () => void): void;
  /** Drops the connections and makes new ones. */
  abstract reset(): void;
}
