import { defineErrors, OperationError } from '@constellation/contracts-kernel';

/** What goes wrong before an answer of the server is held. */
export const clientErrors = defineErrors({
  'client.offline': {
    status: 503,
    sentence: 'The server cannot be reached. Nothing was lost; it is tried again when the connection is back.',
  },
  'client.reply_invalid': {
    status: 502,
    sentence: 'The answer of the server could not be read. Reload the page; it may be older than the server.',
  },
});

/** The server was not reached. Whether a command ran there is unknown once it may have been sent. */
export const offlineError = (cause: unknown): OperationError => new OperationError('client.offline', { executed: 'unknown', cause });

/** Whether this is an expected failure, which has a code. */
export const isOperationError = (cause: unknown): cause is OperationError => cause instanceof OperationError;

/** Whether this is an expected failure with one of these codes. */
export const hasCode = (cause: unknown, ...codes: string[]): cause is OperationError =>
  isOperationError(cause) && codes.includes(cause.code);

/** Whether this failure only says that there is no connection now. */
export const isOffline = (cause: unknown): boolean => hasCode(cause, 'client.offline');
