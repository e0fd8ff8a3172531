import type { UserId } from '@constellation/contracts-kernel';
import type { RunEvent } from '@constellation/contracts-claude';
import type { AiApproval } from '../records/ai-approval.ts';
import type { AiMessage } from '../records/ai-message.ts';
import type { AiRun } from '../records/ai-run.ts';
import type { AiToolCall } from '../records/ai-tool-call.ts';
import type { AiUsage } from '../records/ai-usage.ts';
import type { RunChange } from './run-change.ts';

export interface Claimed {
  run: AiRun;
  /** The holder before was lost, and did not give it back. */
  isTakeover: boolean;
}

export interface CommittedChange {
  run: AiRun;
  events: RunEvent[];
}

export interface Decision {
  toolUseId: string;
  decision: 'allow' | 'deny';
  reason?: string | undefined;
  by: UserId;
  signedDecision: string;
}

/** The truth about runs. Every write is acknowledged by a majority. */
export abstract class RunStore {
  abstract get(runId: string): Promise<AiRun | undefined>;
  /** Takes one run that is queued, or whose holder was lost: its lease is over, or it is not among `live` any more. */
  abstract claim(holder: string, live: string[]): Promise<Claimed | undefined>;
  /** Prolongs the leases of the runs that are still this holder's. */
  abstract renew(holder: string, runIds: string[]): Promise<void>;
  /** Those of the runs that are still this holder's, and which of them are to be cancelled. */
  abstract look(holder: string, runIds: string[]): Promise<{ runId: string; isCancelRequested: boolean }[]>;
  /** Gives back what a stopping process holds, so that another takes it at once. */
  abstract releaseAll(holder: string): Promise<void>;
  /** Writes as the holder of a generation; `firstSeq` numbers the events. Throws `RunLostError`. */
  abstract commit(runId: string, gen: number, firstSeq: number, change: RunChange): Promise<CommittedChange>;
  /** Takes a run that nobody holds and writes at once; the filter must still match. `undefined` when it does not. */
  abstract advance(runId: string, states: AiRun['state'][], change: RunChange): Promise<CommittedChange | undefined>;
  /** Stores a person's decision; the run goes on when none is open. `undefined` when it does not wait. Throws `approval.decided`. */
  abstract decide(runId: string, decision: Decision): Promise<CommittedChange | undefined>;
  /** Asks whoever holds the run to stop it. */
  abstract requestCancel(runId: string): Promise<AiRun | undefined>;
  abstract messages(conversationId: string): Promise<AiMessage[]>;
  abstract toolCalls(runId: string): Promise<AiToolCall[]>;
  abstract approvals(runId: string): Promise<AiApproval[]>;
  abstract usageOfTurn(runId: string, turn: number): Promise<AiUsage[]>;
  abstract putUsage(row: AiUsage): Promise<void>;
}
