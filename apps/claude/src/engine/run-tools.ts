import { Injectable } from '@nestjs/common';
import type { AiApproval } from '../records/ai-approval.ts';
import type { AiToolCall } from '../records/ai-tool-call.ts';
import type { HeldRun } from './held-run.ts';
import { needsDecision } from './needs-decision.ts';
import { RunCancelled, RunWaits } from './run-endings.ts';
import { RunStore } from './run-store.ts';
import { approvalOf, resultEvent } from './tool-events.ts';
import { ToolExecutor } from './tool-executor.ts';
import { failedOutcome } from './workspace-failure.ts';

const parallelReads = 4;

const denial = ({ reason }: AiApproval) =>
  failedOutcome(`The person did not allow this.${reason ? ` They say: ${reason}` : ' They gave no reason.'}`, 'tool.denied');

/** Runs the calls of one answer that have no outcome yet: reads side by side, everything else one after the other. */
@Injectable()
export class RunTools {
  constructor(
    private readonly store: RunStore,
    private readonly tools: ToolExecutor,
  ) {}

  /** Throws `RunWaits` when a person was asked, `RunCancelled` when one stopped it. */
  async execute(held: HeldRun, calls: AiToolCall[]): Promise<void> {
    const approvals = new Map((await this.store.approvals(held.run._id)).map((row) => [row.toolUseId, row]));
    let open = calls.filter((call) => call.outcome === undefined);
    while (open.length > 0) {
      if (held.isCancelled) throw new RunCancelled();
      const firstEffect = open.findIndex((call) => call.effect !== 'read');
      const reads = open.slice(0, firstEffect < 0 ? open.length : firstEffect).slice(0, parallelReads);
      if (reads.length > 0) await Promise.all(reads.map((call) => this.carryOut(held, call, undefined)));
      else await this.change(held, open, approvals);
      open = open.filter((call) => call.outcome === undefined);
    }
  }

  private async change(held: HeldRun, open: AiToolCall[], approvals: Map<string, AiApproval>): Promise<void> {
    const [call] = open;
    if (!call) return;
    const approval = approvals.get(call.toolUseId);
    if (!approval && needsDecision(held.run.mode, call.effect)) return this.ask(held, open, approvals);
    if (approval && !approval.decision) return this.waitForPerson(held);
    if (approval?.decision === 'deny') return this.finish(held, call, denial(approval));
    await this.keepVersion(held, call);
    if (await this.carryOut(held, call, approval?.signedDecision)) return;
    return this.ask(held, [call], approvals);
  }

  /** Asks for everything in this answer that needs a person, so that they can decide at one go. */
  private async ask(held: HeldRun, open: AiToolCall[], approvals: Map<string, AiApproval>): Promise<never> {
    const { run } = held;
    const asked = open
      .filter((call, index) => index === 0 || (!approvals.has(call.toolUseId) && needsDecision(run.mode, call.effect)))
      .map((call) => ({
        _id: call._id,
        runId: run._id,
        projectId: run.projectId,
        toolUseId: call.toolUseId,
        tool: call.tool,
        input: call.input,
        inputHash: call.inputHash,
        askedAt: new Date(),
      }));
    await held.commit({
      events: [
        ...asked.map((row) => ({ type: 'approval.asked' as const, approval: approvalOf(row) })),
        { type: 'run.state', state: 'waiting_approval' },
      ],
      set: { state: 'waiting_approval' },
      approvals: asked,
      release: true,
    });
    throw new RunWaits();
  }

  private async waitForPerson(held: HeldRun): Promise<never> {
    await held.commit({ events: [{ type: 'run.state', state: 'waiting_approval' }], set: { state: 'waiting_approval' }, release: true });
    throw new RunWaits();
  }

  private async keepVersion(held: HeldRun, call: AiToolCall): Promise<void> {
    const label = `before ${call.tool}`;
    const snapshotId = await this.tools.snapshot(held, label);
    await held.commit({
      events: [{ type: 'checkpoint', snapshotId, label }],
      ...(held.run.snapshotId === undefined ? { set: { snapshotId } } : {}),
    });
  }

  private async carryOut(held: HeldRun, call: AiToolCall, decision: string | undefined): Promise<boolean> {
    const execution = await this.tools.run(held, call, decision);
    if (execution.kind === 'decision-needed') return false;
    await this.finish(held, call, execution.outcome);
    return true;
  }

  private async finish(held: HeldRun, call: AiToolCall, outcome: NonNullable<AiToolCall['outcome']>): Promise<void> {
    await held.commit({ events: [resultEvent(call.toolUseId, outcome)], outcomes: [{ toolUseId: call.toolUseId, outcome }] });
    call.outcome = outcome;
  }
}
