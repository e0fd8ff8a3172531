import { OperationError } from '@constellation/contracts-kernel';
import { workspaceErrors, type ToolOutcome } from '@constellation/contracts-workspace';
import { RunLostError } from './run-change.ts';
import { RunPaused } from './run-endings.ts';

/** The code of an expected failure. */
export const codeOf = (error: unknown): string | undefined => (error instanceof OperationError ? String(error.code) : undefined);

const passing = new Set(['unavailable', 'overloaded', 'instance_lost', 'deadline_exceeded', 'workspace.unreachable', 'rate_limited']);
const sentences: Record<string, { sentence: string } | undefined> = workspaceErrors;

/** Whether asking again may help. */
export const isPassing = (error: unknown): boolean => passing.has(codeOf(error) ?? '');

export const unknownOutcome: ToolOutcome = {
  isError: true,
  isUnknown: true,
  text: 'This was interrupted, and it is not known whether it was done. Look at its effects before you repeat it.',
  durationMs: 0,
};

export const failedOutcome = (text: string, errorCode?: string): ToolOutcome => ({
  isError: true,
  text,
  durationMs: 0,
  ...(errorCode ? { errorCode } : {}),
});

/** What a failed call means for the whole run: the error itself when it only concerns the call. */
export const stopFor = (error: unknown, runId: string): unknown => {
  const code = codeOf(error);
  if (code === undefined) return error;
  if (code === 'tool.run_superseded') return new RunLostError(runId);
  if (code === 'workspace.not_running') return new RunPaused('paused', 'workspace', 'The workspace is not running. Start it and go on.');
  if (isPassing(error)) return new RunPaused('paused', 'workspace', 'The workspace does not answer. Go on when it is back.');
  if (code === 'file.disk_full')
    return new RunPaused(
      'paused',
      'disk_full',
      'The disk of the workspace is full, so no version could be kept before the change. Free some space and go on.',
    );
  if (code === 'unauthenticated' || code === 'forbidden')
    return new RunPaused('paused', 'grant_refused', 'You may no longer do this in the project. Ask its owner, then go on.');
  if (code === 'not_found') return new RunPaused('paused', 'workspace', 'The workspace no longer exists.');
  return error;
};

/** What the model reads when a call could not be made; what stops the run is thrown on. */
export const outcomeOfError = (error: unknown): ToolOutcome => {
  const code = codeOf(error);
  if (code === undefined) throw error;
  return failedOutcome(sentences[code]?.sentence ?? `The tool could not run (${code}).`, code);
};
