export type DriverFault = 'agent-did-not-start' | 'stale-generation' | 'not-running' | 'disk-full' | 'not-supported';

/** A failure of a driver with its kind; `message` is for the log and the workspace's failure reason. */
export class DriverError extends Error {
  override readonly name = 'DriverError';
  constructor(
    readonly fault: DriverFault,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
