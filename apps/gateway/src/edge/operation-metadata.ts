import type { ExecutionContext } from '@nestjs/common';
import type { PublicOperation } from '@constellation/contracts-kernel';

export const operationKey = 'constellation:operation';

/** The operation that a controller's method serves. */
export const operationOf = (context: ExecutionContext): PublicOperation => {
  const operation = Reflect.getMetadata(operationKey, context.getHandler()) as PublicOperation | undefined;
  if (operation === undefined) throw new Error('The method serves no operation.');
  return operation;
};
