import { kernelErrors, OperationError } from '@constellation/contracts-kernel';
import { workspaceErrors } from '@constellation/contracts-workspace';

const sentences: Record<string, { sentence: string }> = { ...kernelErrors, ...workspaceErrors };

/** The code, the sentence and the reference of whatever went wrong. */
export const describeFailure = (cause: unknown): { code: string; sentence: string; correlationId: string | undefined } => {
  const code = cause instanceof OperationError ? cause.code : 'internal';
  return {
    code,
    sentence: sentences[code]?.sentence ?? kernelErrors.internal.sentence,
    correlationId: cause instanceof OperationError ? cause.correlationId : undefined,
  };
};
