import type { ToolOutcome } from '@constellation/contracts-workspace';
import type { AiToolCall } from '../records/ai-tool-call.ts';
import type { HeldRun } from './held-run.ts';

export type Execution = { kind: 'done'; outcome: ToolOutcome } | { kind: 'decision-needed' };

/** Carries out the tool calls of runs where they belong: in the workspace, under its policy. */
export abstract class ToolExecutor {
  /**
   * Runs a call at most once for its id, whoever asks. Throws `RunPaused` when the workspace is away, `RunLostError` when
   * it knows a newer holder, `RunCancelled` after the call was stopped.
   */
  abstract run(held: HeldRun, call: AiToolCall, decision: string | undefined): Promise<Execution>;
  /** Keeps the files as they are, before something changes them. */
  abstract snapshot(held: HeldRun, label: string): Promise<string>;
}
