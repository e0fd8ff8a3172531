import { OperationError } from '@constellation/contracts-kernel';

/** Whether something thrown is an expected failure. `instanceof` alone would make its code `any`. */
export const isOperationError = (thrown: unknown): thrown is OperationError => thrown instanceof OperationError;
