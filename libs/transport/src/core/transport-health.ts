/** Whether this process can send and be reached: connected, its own ping heard within 3 s, and not draining. */
export abstract class TransportHealth {
  abstract isHealthy(): boolean;
}
