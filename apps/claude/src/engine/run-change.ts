import type { RunEventBody } from '@constellation/contracts-claude';
import type { ToolOutcome } from '@constellation/contracts-workspace';
import type { AiApproval } from '../records/ai-approval.ts';
import type { AiMessage } from '../records/ai-message.ts';
import type { AiRun } from '../records/ai-run.ts';
import type { AiToolCall } from '../records/ai-tool-call.ts';
import type { AiUsage } from '../records/ai-usage.ts';

/** What a run's next step writes, all of it or nothing. */
export interface RunChange {
  events: RunEventBody[];
  set?: Partial<Omit<AiRun, '_id' | 'runGen' | 'lease' | 'version'>>;
  unset?: ('reason' | 'cancelRequestedAt')[];
  /** Gives the lease back. */
  release?: boolean;
  messages?: AiMessage[];
  toolCalls?: AiToolCall[];
  outcomes?: { toolUseId: string; outcome: ToolOutcome }[];
  approvals?: AiApproval[];
  usage?: AiUsage;
}

/** The run is no longer this process's: another one raised its generation, or it is gone. Nothing was written. */
export class RunLostError extends Error {
  override readonly name = 'RunLostError';

  constructor(readonly runId: string) {
    super(`Run ${runId} was taken over`);
  }
}
