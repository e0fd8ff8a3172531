import { HttpException } from '@nestjs/common';
import { type KernelErrorCode, OperationError } from '@constellation/contracts-kernel';

const codeByStatus: Record<number, KernelErrorCode> = {
  400: 'invalid_input',
  401: 'unauthenticated',
  403: 'forbidden',
  404: 'not_found',
  405: 'method_not_allowed',
  412: 'precondition_failed',
  413: 'payload_too_large',
  415: 'unsupported_media_type',
  428: 'precondition_required',
  429: 'rate_limited',
  503: 'overloaded',
  504: 'deadline_exceeded',
};

const statusOf = (error: unknown): number | undefined => {
  if (error instanceof HttpException) return error.getStatus();
  const { statusCode, code } = error as { statusCode?: unknown; code?: unknown };
  return typeof statusCode === 'number' && typeof code === 'string' && code.startsWith('FST_') ? statusCode : undefined;
};

/** What the framework refuses (an unknown route, a body that is too large) as an `OperationError`; the rest is unchanged. */
export const operationErrorOf = (error: unknown): unknown => {
  if (error instanceof OperationError || typeof error !== 'object' || error === null) return error;
  const code = codeByStatus[statusOf(error) ?? 0];
  return code === undefined ? error : new OperationError(code, { executed: 'no', cause: error });
};
