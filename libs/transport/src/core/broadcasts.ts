import type { ResourceChange } from '@constellation/contracts-kernel';

/** Tells every instance of every service that a resource changed. Best effort: it never throws and may be lost. */
export abstract class Broadcasts {
  abstract publish(change: ResourceChange): void;
}
