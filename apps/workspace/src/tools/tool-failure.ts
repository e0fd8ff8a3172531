import { AgentError } from '@constellation/agent-protocol';
import { workspaceErrors } from '@constellation/contracts-workspace';
import { agentFailure } from '../agents/agent-failure.ts';
import { operationCode } from '../operation-code.ts';

/** A refusal that the model reads and can act on. */
export class ToolFailure extends Error {
  override readonly name = 'ToolFailure';
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

/** Whether a request may have had its effect though no answer came. */
export const isUncertain = (error: unknown): boolean =>
  error instanceof AgentError && ['gone', 'deadline', 'internal'].includes(error.code);

/** What went wrong in a way that the model can use; undefined for anything that is not its concern. */
export const asToolFailure = (error: unknown): ToolFailure | undefined => {
  if (error instanceof ToolFailure) return error;
  if (error instanceof AgentError && error.code === 'binary') return new ToolFailure('file.binary', 'This is a binary file.');
  const code = operationCode(agentFailure(error));
  if (code === undefined || !/^(file|search|snapshot)\./.test(code)) return undefined;
  return new ToolFailure(code, (workspaceErrors as Record<string, { sentence: string }>)[code]?.sentence ?? code);
};
