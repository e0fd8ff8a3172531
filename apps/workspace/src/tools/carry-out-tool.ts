import { Injectable } from '@nestjs/common';
import type { AgentClient } from '@constellation/agent-protocol';
import type { InputOf, OutputOf } from '@constellation/contracts-kernel';
import type { runTool, ToolInput, ToolName, ToolOutcome } from '@constellation/contracts-workspace';
import { Agents } from '../agents/agents.ts';
import { Clock } from '../clock.ts';
import type { Acting } from './acting-run.ts';
import { editTool, writeTool } from './edit-tools.ts';
import { readTool } from './read-tool.ts';
import { RunningCommands } from './running-commands.ts';
import { commandIdOf, startCommand } from './run-command.ts';
import { globTool, grepTool } from './search-tools.ts';
import { takeSnapshot } from './take-snapshot.ts';
import { asToolFailure, isUncertain } from './tool-failure.ts';
import { ToolLedger } from './tool-ledger.ts';
import type { ToolResult } from './tool-result.ts';

/** A call whose input fits its tool. */
export type Call = {
  [Name in ToolName]: Omit<InputOf<typeof runTool>, 'tool'> & { tool: Name; effect: 'read' | 'write' | 'exec'; parsed: ToolInput<Name> };
}[ToolName];

/** How long a call waits for a command before it answers that it runs. */
const firstWaitMs = 3_000;

/** Does what was allowed, through the agent, and stores how it ended. */
@Injectable()
export class CarryOutTool {
  constructor(
    private readonly agents: Agents,
    private readonly ledger: ToolLedger,
    private readonly commands: RunningCommands,
    private readonly clock: Clock,
  ) {}

  async read({ run, row }: Acting, call: Call): Promise<ToolOutcome> {
    const agent = await this.agents.client(row);
    return this.timed(async () => {
      if (call.tool === 'glob') return globTool(agent, call.parsed);
      if (call.tool === 'grep') return grepTool(agent, call.parsed);
      if (call.tool !== 'read') throw new TypeError(`${call.tool} is no reading tool`);
      const { tag, ...result } = await readTool(agent, call.parsed);
      await this.ledger.noteSeen(run, call.parsed.path, tag);
      return result;
    });
  }

  async change(acting: Acting, call: Call): Promise<OutputOf<typeof runTool>> {
    const { run, row } = acting;
    const agent = await this.agents.client(row);
    if (call.tool === 'bash') return this.command(acting, agent, call);
    const outcome = await this.timed(async () => {
      if (call.tool !== 'edit' && call.tool !== 'write') throw new TypeError(`${call.tool} is no writing tool`);
      const { path } = call.parsed;
      const seen = (await this.ledger.path(run.runId, path))?.seenTag;
      await this.snapshot(acting, agent, call, [path]);
      const { tag, ...result } =
        call.tool === 'edit' ? await editTool(agent, call.parsed, seen) : await writeTool(agent, call.parsed, seen);
      await this.ledger.noteLeft(run, path, tag);
      return result;
    });
    return { state: 'done', outcome: await this.ledger.complete(run.runId, call.toolUseId, outcome) };
  }

  private async command(acting: Acting, agent: AgentClient, call: Extract<Call, { tool: 'bash' }>): Promise<OutputOf<typeof runTool>> {
    const { run } = acting;
    const startedAt = this.clock.now().getTime();
    const failed = await this.timed(async () => {
      await this.snapshot(acting, agent, call, []);
      await startCommand(agent, commandIdOf(run.runId, call.toolUseId), call.parsed);
      return { text: '' };
    });
    if (failed.isError) return { state: 'done', outcome: await this.ledger.complete(run.runId, call.toolUseId, failed) };
    const { ended } = this.commands.follow(agent, run, call.toolUseId, startedAt);
    const outcome = await soon(ended, firstWaitMs);
    return outcome === undefined ? { state: 'running' } : { state: 'done', outcome };
  }

  private async snapshot({ run }: Acting, agent: AgentClient, { toolUseId, tool }: Call, include: string[]): Promise<void> {
    const snapshotId = await takeSnapshot(agent, `${run.runId} before ${tool}`, include);
    await this.ledger.noteSnapshot(run.runId, toolUseId, snapshotId);
  }

  /** Refusals that the model can use are outcomes; an answer that never came is an unknown one. */
  private async timed(work: () => Promise<ToolResult>): Promise<ToolOutcome> {
    const startedAt = performance.now();
    const durationMs = (): number => Math.round(performance.now() - startedAt);
    try {
      const result = await work();
      return { isError: false, durationMs: durationMs(), ...result };
    } catch (error) {
      const failure = asToolFailure(error);
      if (failure !== undefined) return { isError: true, errorCode: failure.code, text: failure.message, durationMs: durationMs() };
      if (!isUncertain(error)) throw error;
      const text = 'The workspace did not answer, so it is unknown whether this was done. Look before you do it again.';
      return { isError: true, isUnknown: true, text, durationMs: durationMs() };
    }
  }
}

/** What the promise gives within `ms`; undefined when it takes longer or this process cannot tell. */
export const soon = async (ended: Promise<ToolOutcome>, ms: number): Promise<ToolOutcome | undefined> => {
  let timer: NodeJS.Timeout | undefined;
  const later = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), ms);
  });
  try {
    return await Promise.race([ended.catch(() => undefined), later]);
  } finally {
    clearTimeout(timer);
  }
};
