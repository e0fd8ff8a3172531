import type { Approval, RunEventBody } from '@constellation/contracts-claude';
import type { ToolOutcome } from '@constellation/contracts-workspace';
import type { AiApproval } from '../records/ai-approval.ts';
import type { AiToolCall } from '../records/ai-tool-call.ts';

const shownCharacters = 32_000;

export const intentEvent = ({ turn, toolUseId, tool, input, effect }: AiToolCall): RunEventBody => ({
  type: 'tool.intent',
  turn,
  toolUseId,
  tool,
  input,
  effect,
});

export const resultEvent = (toolUseId: string, outcome: ToolOutcome): RunEventBody => ({
  type: 'tool.result',
  toolUseId,
  isError: outcome.isError,
  isUnknown: outcome.isUnknown ?? false,
  text: outcome.text.slice(0, shownCharacters),
  truncated: (outcome.truncated ?? false) || outcome.text.length > shownCharacters,
  durationMs: outcome.durationMs,
  ...(outcome.path === undefined ? {} : { path: outcome.path }),
  ...(outcome.linesAdded === undefined ? {} : { linesAdded: outcome.linesAdded }),
  ...(outcome.linesRemoved === undefined ? {} : { linesRemoved: outcome.linesRemoved }),
  ...(outcome.exitCode === undefined ? {} : { exitCode: outcome.exitCode }),
});

export const approvalOf = (row: AiApproval): Approval => ({
  id: row.toolUseId,
  tool: row.tool,
  input: row.input,
  inputHash: row.inputHash,
  askedAt: row.askedAt.toISOString(),
  ...(row.decision === undefined ? {} : { decision: row.decision }),
  ...(row.decidedBy === undefined ? {} : { decidedBy: row.decidedBy }),
  ...(row.reason === undefined ? {} : { reason: row.reason }),
});
