import type { InstanceAddress } from './directory.ts';

/**
 * Which instance holds a workspace or a run (`ws:<id>`, `run:<id>`). A lease in Redis of 15 s, renewed each 5 s.
 * It is a route, not the truth: the truth is the epoch in MongoDB, raised by whoever claims, and a lease with a
 * higher epoch replaces one with a lower.
 */
export abstract class Owners {
  /**
   * Takes the lease. Throws `OperationError` `not_owner` while a live instance holds it with the same or a higher epoch;
   * a holder that left the registry never stands in the way.
   */
  abstract claim(key: string, epoch: number): Promise<void>;
  /** Gives the lease back; nothing happens when it is not held. */
  abstract release(key: string): Promise<void>;
  /** Whether this process holds it, as far as it knows. */
  abstract holds(key: string): boolean;
  /** The live instance that holds it, read from Redis each time. */
  abstract ownerOf(key: string): Promise<InstanceAddress | undefined>;
  /** Tells when another instance took a lease from this one. Returns the way to stop listening. */
  abstract onLost(listener: (key: string) => void): () => void;
}
