import { setTimeout as wait } from 'node:timers/promises';
import { OperationError, type Operation, type OutputOf, type SentInputOf } from '@constellation/contracts-kernel';
import { cancelTool, createSnapshot, runTool, toolNameSchema, waitForTool, type ToolOutcome } from '@constellation/contracts-workspace';
import { Rpc } from '@constellation/transport';
import { Injectable } from '@nestjs/common';
import type { AiToolCall } from '../records/ai-tool-call.ts';
import { EngineTiming } from './engine-timing.ts';
import type { HeldRun } from './held-run.ts';
import { RunAuthority } from './run-authority.ts';
import { RunCancelled } from './run-endings.ts';
import { ToolExecutor, type Execution } from './tool-executor.ts';
import { isPassing, stopFor, unknownOutcome, outcomeOfError } from './workspace-failure.ts';

@Injectable()
export class WorkspaceToolExecutor extends ToolExecutor {
  constructor(
    private readonly rpc: Rpc,
    private readonly authority: RunAuthority,
    private readonly timing: EngineTiming,
  ) {
    super();
  }

  override async run(held: HeldRun, call: AiToolCall, decision: string | undefined): Promise<Execution> {
    const addressed = { ...this.addressOf(held), toolUseId: call.toolUseId };
    try {
      const tool = toolNameSchema.parse(call.tool);
      const started = await this.ask(held, runTool, {
        ...addressed,
        tool,
        input: call.input,
        ...(decision === undefined ? {} : { decision }),
      });
      const outcome = started.state === 'done' ? started.outcome : await this.waitFor(held, addressed);
      return { kind: 'done', outcome };
    } catch (error) {
      if (held.isCancelled) await this.stop(held, addressed);
      if (error instanceof OperationError && error.code === 'tool.decision_needed' && decision === undefined)
        return { kind: 'decision-needed' };
      return { kind: 'done', outcome: outcomeOfError(error) };
    }
  }

  override async snapshot(held: HeldRun, label: string): Promise<string> {
    const { snapshotId } = await this.ask(held, createSnapshot, { ...this.addressOf(held), label });
    return snapshotId;
  }

  private addressOf({ run, gen }: HeldRun) {
    return { workspaceId: run.workspaceId, runId: run._id, runGeneration: gen };
  }

  private async waitFor(
    held: HeldRun,
    addressed: ReturnType<WorkspaceToolExecutor['addressOf']> & { toolUseId: string },
  ): Promise<ToolOutcome> {
    let offset = 0;
    for (;;) {
      const step = await this.ask(held, waitForTool, { ...addressed, waitMs: this.timing.toolWaitMs, offset }).catch((error: unknown) => {
        if (error instanceof OperationError && error.code === 'tool.unknown_effect') return { output: '', offset, outcome: unknownOutcome };
        throw error;
      });
      if (step.output !== '') held.show({ type: 'tool.output', toolUseId: addressed.toolUseId, text: step.output });
      offset = step.offset;
      if (step.outcome) return step.outcome;
    }
  }

  /** A call may be sent again with its id when nobody knows whether it arrived: the workspace runs it once. */
  private async ask<Op extends Operation>(held: HeldRun, operation: Op, input: SentInputOf<Op>): Promise<OutputOf<Op>> {
    for (let tries = 0; ; tries += 1) {
      try {
        const token = await this.authority.tokenFor(held.run, held.signal);
        return await this.rpc.call(operation, input, { token, signal: held.signal });
      } catch (error) {
        held.throwIfLost();
        if (held.isCancelled) throw new RunCancelled();
        const delay = this.timing.toolRetryDelaysMs[tries];
        if (!isPassing(error) || delay === undefined) throw stopFor(error, held.run._id);
        await wait(delay, undefined, { signal: held.signal }).catch(() => undefined);
      }
    }
  }

  private async stop(
    held: HeldRun,
    addressed: { toolUseId: string; workspaceId: HeldRun['run']['workspaceId']; runId: HeldRun['run']['_id']; runGeneration: number },
  ): Promise<never> {
    try {
      const token = await this.authority.tokenFor(held.run);
      await this.rpc.call(cancelTool, addressed, { token, timeoutMs: 1_500 });
    } catch {
      // It ended by itself, or the workspace is away; the run is over either way.
    }
    throw new RunCancelled();
  }
}
