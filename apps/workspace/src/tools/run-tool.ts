import { Injectable } from '@nestjs/common';
import { OperationError, roleReaches, type InputOf, type OutputOf } from '@constellation/contracts-kernel';
import { toolEffects, toolInputSchemas, type runTool, type ToolOutcome } from '@constellation/contracts-workspace';
import { canonicalHash } from '@constellation/core-canonical-json';
import { Agents } from '../agents/agents.ts';
import { ActingRuns, type Acting } from './acting-run.ts';
import { CarryOutTool, type Call } from './carry-out-tool.ts';
import { CheckDecision } from './check-decision.ts';
import { RunningCommands } from './running-commands.ts';
import { isCommandKnown, commandIdOf } from './run-command.ts';
import { ToolLedger } from './tool-ledger.ts';
import type { ToolEffectRow } from './tool-rows.ts';
import { toolPermission } from './tool-permission.ts';

type Answer = OutputOf<typeof runTool>;

/** Does one tool call, at most once for its id, if the run's mode or a person's signed decision allows it. */
@Injectable()
export class RunTool {
  /** Calls that go on in this process, so that a repetition waits instead of finding half an effect. */
  private readonly open = new Map<string, Promise<Answer>>();

  constructor(
    private readonly acting: ActingRuns,
    private readonly ledger: ToolLedger,
    private readonly decisions: CheckDecision,
    private readonly tools: CarryOutTool,
    private readonly commands: RunningCommands,
    private readonly agents: Agents,
  ) {}

  async execute(input: InputOf<typeof runTool>): Promise<Answer> {
    const acting = await this.acting.admit(input);
    const parsed = toolInputSchemas[input.tool].safeParse(input.input);
    if (!parsed.success) {
      const text = parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('\n');
      return {
        state: 'done',
        outcome: { isError: true, errorCode: 'invalid_input', text: `The input is not valid.\n${text}`, durationMs: 0 },
      };
    }
    const call = { ...input, effect: toolEffects[input.tool], parsed: parsed.data } as Call;
    if (call.effect === 'read') return { state: 'done', outcome: await this.tools.read(acting, call) };
    const key = `${input.runId}/${input.toolUseId}`;
    const open = this.open.get(key);
    if (open !== undefined) return open;
    const answer = this.change(acting, call, input.decision).finally(() => this.open.delete(key));
    this.open.set(key, answer);
    return answer;
  }

  private async change(acting: Acting, call: Call, decision: string | undefined): Promise<Answer> {
    const { run } = acting;
    const inputHash = await canonicalHash({ tool: call.tool, input: call.input });
    const before = await this.ledger.find(run.runId, call.toolUseId);
    if (before !== undefined) return this.repeated(acting, before, inputHash);
    const decisionId = await this.permit(acting, call, inputHash, decision);
    // Nothing is intended for a workspace that does not answer.
    await this.agents.client(acting.row);
    const act = { toolUseId: call.toolUseId, tool: call.tool, inputHash, ...(decisionId === undefined ? {} : { decisionId }) };
    if (!(await this.ledger.intend(run, act))) {
      const other = await this.ledger.find(run.runId, call.toolUseId);
      if (other !== undefined) return this.repeated(acting, other, inputHash);
    }
    return this.tools.change(acting, call);
  }

  /** The id of the decision that was needed. */
  private async permit(
    { run, row, person, delegation }: Acting,
    call: Call,
    inputHash: string,
    decision: string | undefined,
  ): Promise<string | undefined> {
    if (person.role === undefined || !roleReaches(person.role, 'editor')) throw new OperationError('forbidden', { executed: 'no' });
    const { mode, localCommandsAllowed } = delegation;
    const path = 'path' in call.parsed ? call.parsed.path : undefined;
    const permission = toolPermission({ effect: call.effect, mode, isIsolated: row.isolation !== 'none', localCommandsAllowed, path });
    if (permission === 'refused') throw new OperationError('tool.mode_refused', { executed: 'no' });
    if (decision !== undefined) return this.decisions.execute(decision, run, { toolUseId: call.toolUseId, inputHash });
    if (permission === 'decision') throw new OperationError('tool.decision_needed', { executed: 'no' });
    return undefined;
  }

  /** What became of it: never a second effect. */
  private async repeated({ run, row }: Acting, effect: ToolEffectRow, inputHash: string): Promise<Answer> {
    if (effect.inputHash !== inputHash)
      throw new OperationError('tool.decision_invalid', { message: 'This id was used for another act.', executed: 'no' });
    if (effect.outcome !== undefined) return { state: 'done', outcome: effect.outcome };
    if (effect.tool === 'bash') {
      if (this.commands.get(run, effect.toolUseId) !== undefined) return { state: 'running' };
      const agent = await this.agents.client(row);
      if (await isCommandKnown(agent, commandIdOf(run.runId, effect.toolUseId))) {
        this.commands.follow(agent, run, effect.toolUseId, effect.createdAt.getTime());
        return { state: 'running' };
      }
    }
    return { state: 'done', outcome: await this.ledger.complete(run.runId, effect.toolUseId, interrupted) };
  }
}

const interrupted: ToolOutcome = {
  isError: true,
  isUnknown: true,
  text: 'This was interrupted by a restart and its outcome is unknown. Look at the files before you do it again.',
  durationMs: 0,
};
