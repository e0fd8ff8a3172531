import { type ErrorMeaning, kernelErrors, type Problem } from '@constellation/contracts-kernel';
import { isOperationError } from './is-operation-error.ts';

/** The codes that a process can answer, with their meaning; the kernel's are always known. */
export type ErrorCodes = Readonly<Record<string, ErrorMeaning>>;

const meaningOf = (code: string, codes: ErrorCodes): ErrorMeaning | undefined =>
  codes[code] ?? (kernelErrors as Record<string, ErrorMeaning>)[code];

/**
 * The body of the HTTP answer to a failure. A code without a meaning, and anything that is not an `OperationError`,
 * becomes `internal`: what went wrong inside is for the log alone.
 */
export const problemOf = (error: unknown, codes: ErrorCodes, correlationId: string): Problem => {
  const expected = isOperationError(error) && meaningOf(error.code, codes) !== undefined ? error : undefined;
  const code = expected?.code ?? 'internal';
  const { status, sentence } = meaningOf(code, codes) ?? kernelErrors.internal;
  return {
    type: `urn:constellation:error:${code}`,
    title: sentence,
    status,
    code,
    detail: sentence,
    correlationId,
    ...(expected === undefined ? {} : { executed: expected.executed }),
    ...(expected?.details === undefined ? {} : { details: expected.details }),
    ...(expected?.issues === undefined ? {} : { errors: expected.issues }),
  };
};
