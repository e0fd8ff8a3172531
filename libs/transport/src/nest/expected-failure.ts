import { OperationError, type KernelErrorCode } from '@constellation/contracts-kernel';
import { HttpException } from '@nestjs/common';
import { RpcException } from '@nestjs/microservices';

const codeByStatus: Record<number, KernelErrorCode | undefined> = {
  400: 'invalid_input',
  401: 'unauthenticated',
  403: 'forbidden',
  404: 'not_found',
  412: 'precondition_failed',
  413: 'payload_too_large',
  429: 'rate_limited',
  503: 'unavailable',
};

/** What a refusing guard throws, which has no class of its own. */
const guardRefusal = 'Forbidden resource';

/** NestJS' own exceptions as the kernel's codes, so that its guards and pipes work with messages; anything else as it is. */
export const expectedFailure = (failure: unknown): unknown => {
  if (failure instanceof RpcException) {
    const reason = failure.getError();
    if (reason instanceof OperationError) return reason;
    return reason === guardRefusal ? new OperationError('forbidden', { executed: 'no', cause: failure }) : failure;
  }
  if (failure instanceof HttpException) {
    const code = codeByStatus[failure.getStatus()];
    return code === undefined ? failure : new OperationError(code, { message: failure.message, cause: failure });
  }
  return failure;
};
