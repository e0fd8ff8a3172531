import { OperationError } from '@constellation/contracts-kernel';

/** The code of an expected failure; undefined for anything else. */
export const operationCode = (error: unknown): string | undefined => (error instanceof OperationError ? String(error.code) : undefined);
