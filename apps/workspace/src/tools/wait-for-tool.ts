import { Injectable } from '@nestjs/common';
import { OperationError, type InputOf, type OutputOf } from '@constellation/contracts-kernel';
import type { cancelTool, waitForTool } from '@constellation/contracts-workspace';
import { Agents } from '../agents/agents.ts';
import { withAgent } from '../agents/agent-failure.ts';
import { ActingRuns, type Acting } from './acting-run.ts';
import { soon } from './carry-out-tool.ts';
import { RunningCommands, type RunningCommand } from './running-commands.ts';
import { commandIdOf, isCommandKnown, killCommand } from './run-command.ts';
import { ToolLedger } from './tool-ledger.ts';
import type { ToolEffectRow } from './tool-rows.ts';

/** Characters of output in one answer; the rest comes with the next. */
const outputLimit = 30_000;

/** Waits for a command in steps, and ends one. */
@Injectable()
export class WaitForTool {
  constructor(
    private readonly acting: ActingRuns,
    private readonly ledger: ToolLedger,
    private readonly commands: RunningCommands,
    private readonly agents: Agents,
  ) {}

  async execute(input: InputOf<typeof waitForTool>): Promise<OutputOf<typeof waitForTool>> {
    const acting = await this.acting.admit(input);
    const effect = await this.effect(acting, input.toolUseId);
    if (effect.outcome !== undefined) return { output: '', offset: input.offset, outcome: effect.outcome };
    const command = await this.commandOf(acting, effect);
    if (command === undefined)
      return { output: '', offset: input.offset, outcome: await this.commands.abandon(acting.run, input.toolUseId) };
    const outcome = await soon(command.ended, input.waitMs);
    return { ...command.output.from(input.offset, outputLimit), ...(outcome === undefined ? {} : { outcome }) };
  }

  async cancel(input: InputOf<typeof cancelTool>): Promise<OutputOf<typeof cancelTool>> {
    const acting = await this.acting.admit(input);
    const effect = await this.effect(acting, input.toolUseId);
    if (effect.outcome !== undefined || effect.tool !== 'bash') return {};
    const agent = await this.agents.client(acting.row);
    await withAgent(() => killCommand(agent, commandIdOf(acting.run.runId, input.toolUseId)), { not_found: 'tool.unknown_effect' });
    return {};
  }

  private async effect({ run }: Acting, toolUseId: string): Promise<ToolEffectRow> {
    const effect = await this.ledger.find(run.runId, toolUseId);
    if (effect === undefined) throw new OperationError('tool.unknown_effect', { executed: 'no' });
    return effect;
  }

  /** The command as this process reads it, also when another one began. */
  private async commandOf({ run, row }: Acting, effect: ToolEffectRow): Promise<RunningCommand | undefined> {
    const known = this.commands.get(run, effect.toolUseId);
    if (known !== undefined || effect.tool !== 'bash') return known;
    const agent = await this.agents.client(row);
    return withAgent(async () => {
      if (!(await isCommandKnown(agent, commandIdOf(run.runId, effect.toolUseId)))) return undefined;
      return this.commands.follow(agent, run, effect.toolUseId, effect.createdAt.getTime());
    });
  }
}
