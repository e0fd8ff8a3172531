import type { ServiceName } from '@constellation/contracts-kernel';

export interface InstanceAddress {
  /** `<service>-<ulid>`, new with each start of the process. */
  instanceId: string;
  service: ServiceName;
  /** Base URL of its internal listener, such as `http://127.0.0.1:8003`. */
  http: string;
}

/** The instances that take calls now, as last heard: at most 1 s behind for arrivals and departures, 5 s for a frozen one. */
export abstract class Directory {
  /** This process. */
  abstract readonly self: InstanceAddress;
  abstract live(service: ServiceName): InstanceAddress[];
}
