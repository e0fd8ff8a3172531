import { claudeErrors } from '@constellation/contracts-claude';
import { identityErrors } from '@constellation/contracts-identity';
import { kernelErrors } from '@constellation/contracts-kernel';
import { projectErrors } from '@constellation/contracts-project';
import { workspaceErrors } from '@constellation/contracts-workspace';
import { clientErrors, isOperationError } from '@constellation/web-api-client';

const sentences: Record<string, { sentence: string } | undefined> = {
  ...kernelErrors,
  ...identityErrors,
  ...projectErrors,
  ...workspaceErrors,
  ...claudeErrors,
  ...clientErrors,
};

/** A failure as a person meets it. */
export interface FailureCopy {
  code: string;
  sentence: string;
  /** The reference to copy for an administrator. */
  correlationId: string | undefined;
  retryAfterMs: number | undefined;
}

/** The sentence of the contract for whatever went wrong. What is not an expected failure reads as `internal`. */
export const copyOfFailure = (cause: unknown): FailureCopy => {
  const error = isOperationError(cause) ? cause : undefined;
  const code: string = error?.code ?? 'internal';
  return {
    code,
    sentence: (sentences[code] ?? kernelErrors.internal).sentence,
    correlationId: error?.correlationId,
    retryAfterMs: error?.retryAfterMs,
  };
};

/** The faults of single fields by the name of the field: `/name` of the pointer is `name`. */
export const fieldFaults = (cause: unknown): Record<string, string | undefined> =>
  Object.fromEntries(
    (isOperationError(cause) ? (cause.issues ?? []) : []).map(({ pointer, message }) => [pointer.split('/').at(-1) ?? '', message]),
  );
