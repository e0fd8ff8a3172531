import { Logger } from '@nestjs/common';
import { kernelErrors, type WireError } from '@constellation/contracts-kernel';
import { isOperationError } from '@constellation/server-http';
import { currentCall } from '@constellation/transport';
import { errorCodes } from '../edge/error-codes.ts';

const logger = new Logger('Live');
const isKnown = (code: string): boolean => code in errorCodes || code in kernelErrors;

/** An error as `/ws` sends it: expected ones by their code, anything else as `internal` and in the log. */
export const wireErrorOf = (error: unknown): WireError => {
  const correlationId = currentCall()?.correlationId ?? '';
  if (!isOperationError(error) || !isKnown(error.code)) {
    logger.error({ err: error }, 'A live call failed');
    return { code: 'internal', message: kernelErrors.internal.sentence, correlationId, executed: 'unknown' };
  }
  const { code, message, executed, retryAfterMs, details, issues } = error;
  return {
    code,
    message,
    correlationId: error.correlationId ?? correlationId,
    executed,
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
    ...(details === undefined ? {} : { details }),
    ...(issues === undefined ? {} : { issues }),
  };
};
