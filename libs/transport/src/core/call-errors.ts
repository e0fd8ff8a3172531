import { kernelErrors, OperationError, type Operation, type WireError } from '@constellation/contracts-kernel';

/** The instance that was asked does not hold the key. Never leaves the transport: the caller looks again, once. */
export const notOwner = 'not_owner';

export const isOperationError = (error: unknown): error is OperationError => error instanceof OperationError;

/** Whether a code may cross the border of a process: the operation declares it, or it is the kernel's. */
export const mayCross = (operation: Operation, code: string): boolean =>
  operation.errors.includes(code) || Object.hasOwn(kernelErrors, code);

/** Codes by which the transport itself speaks; inside a handler they come from a call that it made. */
const transportCodes = new Set(['unavailable', 'overloaded', 'instance_lost', 'deadline_exceeded', 'cancelled']);
export const isTransportCode = (code: string): boolean => transportCodes.has(code);

export const toOperationError = (wire: WireError): OperationError =>
  new OperationError(wire.code, {
    message: wire.message,
    executed: wire.executed,
    correlationId: wire.correlationId,
    ...(wire.retryAfterMs === undefined ? {} : { retryAfterMs: wire.retryAfterMs }),
    ...(wire.details === undefined ? {} : { details: wire.details }),
    ...(wire.issues === undefined ? {} : { issues: wire.issues }),
  });

export const toWireError = (error: OperationError, correlationId: string): WireError => ({
  code: error.code,
  message: error.message,
  correlationId,
  executed: error.executed,
  retryAfterMs: error.retryAfterMs,
  details: error.details,
  issues: error.issues,
});
