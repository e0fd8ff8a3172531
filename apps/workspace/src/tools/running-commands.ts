import { AsyncLocalStorage } from 'node:async_hooks';
import { Injectable, Logger } from '@nestjs/common';
import type { AgentClient } from '@constellation/agent-protocol';
import type { ToolOutcome } from '@constellation/contracts-workspace';
import { CommandOutput } from './command-output.ts';
import { commandIdOf, followCommand, forgetCommand } from './run-command.ts';
import { changesSince } from './take-snapshot.ts';
import { isUncertain } from './tool-failure.ts';
import { effectIdOf, ToolLedger, type ActingRun } from './tool-ledger.ts';

export interface RunningCommand {
  output: CommandOutput;
  ended: Promise<ToolOutcome>;
}

const unknownOutcome: ToolOutcome = {
  isError: true,
  isUnknown: true,
  text: 'The workspace was lost while the command ran. It may have run to its end or not: look before you run it again.',
  durationMs: 0,
};

/** Commands of runs that this process reads, each until its outcome is stored, whether anybody waits or not. */
@Injectable()
export class RunningCommands {
  private readonly logger = new Logger('RunningCommands');
  private readonly commands = new Map<string, RunningCommand>();
  private readonly outside = AsyncLocalStorage.snapshot();

  constructor(private readonly ledger: ToolLedger) {}

  get(run: Pick<ActingRun, 'runId'>, toolUseId: string): RunningCommand | undefined {
    return this.commands.get(effectIdOf(run.runId, toolUseId));
  }

  /** Reads a command that the agent knows. A second call joins the first. */
  follow(agent: AgentClient, run: ActingRun, toolUseId: string, startedAt: number): RunningCommand {
    const key = effectIdOf(run.runId, toolUseId);
    const known = this.commands.get(key);
    if (known !== undefined) return known;
    const output = new CommandOutput();
    const ended = this.outside(() => this.untilEnd(agent, run, toolUseId, startedAt, output)).finally(() => this.commands.delete(key));
    ended.catch((error: unknown) =>
      this.logger.warn({ err: error, runId: run.runId, toolUseId }, 'A command is left to be asked for again'),
    );
    const command = { output, ended };
    this.commands.set(key, command);
    return command;
  }

  private async untilEnd(
    agent: AgentClient,
    run: ActingRun,
    toolUseId: string,
    startedAt: number,
    output: CommandOutput,
  ): Promise<ToolOutcome> {
    const id = commandIdOf(run.runId, toolUseId);
    try {
      const result = await followCommand(agent, id, output);
      await this.noteChanges(agent, run, toolUseId);
      const outcome = await this.ledger.complete(run.runId, toolUseId, { isError: false, durationMs: Date.now() - startedAt, ...result });
      await forgetCommand(agent, id).catch(() => undefined);
      return outcome;
    } catch (error) {
      // The link broke: the command goes on in the agent. Only an agent that no longer knows it makes it unknown.
      if (!isUncertain(error)) return this.ledger.complete(run.runId, toolUseId, unknownOutcome);
      throw error;
    }
  }

  /** A command says not what it changed; the difference to the snapshot before it does. */
  private async noteChanges(agent: AgentClient, run: ActingRun, toolUseId: string): Promise<void> {
    const before = (await this.ledger.find(run.runId, toolUseId))?.snapshotId;
    if (before === undefined) return;
    try {
      const changes = await changesSince(agent, before);
      for (const { path, after } of changes.slice(0, 2_000)) await this.ledger.noteLeft(run, path, after);
    } catch (error) {
      this.logger.warn({ err: error, runId: run.runId, toolUseId }, 'What a command changed could not be found out');
    }
  }

  async abandon(run: ActingRun, toolUseId: string): Promise<ToolOutcome> {
    return this.ledger.complete(run.runId, toolUseId, unknownOutcome);
  }
}
