import { OperationError, type Operation } from '@constellation/contracts-kernel';
import type { CallAuthenticator } from './call-authenticator.ts';
import { runInCall } from './call-context.ts';
import { isOperationError, isTransportCode, mayCross, notOwner } from './call-errors.ts';
import type { HandledCall } from './handled-call.ts';
import { inputIssuesOf } from './input-issues-of.ts';
import type { TransportLog } from './transport-log.ts';

/** An operation and what answers it with a parsed input, within the framework's own pipeline. */
export interface RegisteredHandler {
  operation: Operation;
  run: (input: unknown, call: HandledCall) => Promise<unknown>;
}

/** Authenticates, parses, runs, and parses what came out. Throws `OperationError` for whatever may cross. */
export const handleCall = async (
  { operation, run }: RegisteredHandler,
  call: HandledCall,
  input: unknown,
  authenticator: CallAuthenticator,
  holds: (key: string) => boolean,
): Promise<unknown> => {
  call.principal = await authenticator.authenticate(call.token, operation).catch((error: unknown) => {
    throw isOperationError(error) ? refused(error) : error;
  });
  const parsed = operation.input.safeParse(input);
  if (!parsed.success) throw new OperationError('invalid_input', { executed: 'no', issues: inputIssuesOf(parsed.error) });
  if (call.ownerRouted && operation.owner !== undefined && !holds(operation.owner(parsed.data))) {
    throw new OperationError(notOwner, { executed: 'no' });
  }
  const output = await runInCall(call, () => run(parsed.data, call));
  return operation.output.parse(output);
};

const refused = (error: OperationError): OperationError =>
  new OperationError(error.code, { message: error.message, executed: 'no', cause: error });

/** What the caller may learn of a failure; whatever the contract does not declare is logged and becomes `internal`. */
export const crossingError = (error: unknown, operation: Operation, call: HandledCall, log: TransportLog): OperationError => {
  if (isOperationError(error)) {
    if (error.code === notOwner && operation.owner !== undefined) return error;
    if (mayCross(operation, error.code)) return isTransportCode(error.code) ? ranPerhaps(error) : error;
  }
  if (call.signal.aborted) return new OperationError('cancelled', { executed: 'unknown' });
  log.error({ err: error, operation: operation.name, correlationId: call.correlationId }, 'A call failed unexpectedly');
  return new OperationError('internal', { message: 'internal', executed: 'unknown' });
};

/** The handler's own call failed, perhaps without running; that says nothing of what the handler did before. */
const ranPerhaps = (error: OperationError): OperationError => {
  const { code, message, retryAfterMs } = error;
  return new OperationError(code, { message, executed: 'unknown', cause: error, ...(retryAfterMs === undefined ? {} : { retryAfterMs }) });
};
