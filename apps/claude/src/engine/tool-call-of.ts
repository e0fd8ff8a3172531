import { canonicalHash } from '@constellation/core-canonical-json';
import { toolEffects, toolInputSchemas, toolNameSchema } from '@constellation/contracts-workspace';
import type { AiRun } from '../records/ai-run.ts';
import type { AiToolCall } from '../records/ai-tool-call.ts';
import type { ToolUse } from './answer-accumulator.ts';
import { mistakeCode } from './loop-guards.ts';
import { failedOutcome } from './workspace-failure.ts';

const faultOf = (use: ToolUse, offered: string[]): string | undefined => {
  const name = toolNameSchema.safeParse(use.name);
  if (!name.success || !offered.includes(use.name)) return `There is no tool "${use.name}" here. The tools are: ${offered.join(', ')}.`;
  if (use.input === undefined) return `The input of ${use.name} is not a JSON object. Send it again as one.`;
  const parsed = toolInputSchemas[name.data].safeParse(use.input);
  if (parsed.success) return undefined;
  const issues = parsed.error.issues.map((issue) => `${issue.path.join('.') || 'input'}: ${issue.message}`);
  return `The input of ${use.name} is not valid. ${issues.join('; ')}`;
};

/** A tool call as it is written down before anything happens. One that cannot be made has its outcome already. */
export const toolCallOf = async (run: AiRun, turn: number, use: ToolUse, offered: string[]): Promise<AiToolCall> => {
  const input = use.input ?? {};
  const name = toolNameSchema.safeParse(use.name);
  const fault = faultOf(use, offered);
  return {
    _id: `${run._id}/${use.id}`,
    runId: run._id,
    toolUseId: use.id,
    turn,
    index: use.index,
    tool: use.name,
    input,
    inputHash: await canonicalHash({ tool: use.name, input }),
    effect: name.success ? toolEffects[name.data] : 'read',
    ...(fault === undefined ? {} : { outcome: failedOutcome(fault, mistakeCode) }),
  };
};
