import { endedRunStates } from '@constellation/contracts-claude';
import { OperationError } from '@constellation/contracts-kernel';
import { eventRecord, runEventOf } from '../engine/mongo-run-store.ts';
import { RunLostError, type RunChange } from '../engine/run-change.ts';
import { RunStore, type Claimed, type CommittedChange, type Decision } from '../engine/run-store.ts';
import type { AiApproval } from '../records/ai-approval.ts';
import type { AiEvent } from '../records/ai-event.ts';
import type { AiMessage } from '../records/ai-message.ts';
import type { AiRun } from '../records/ai-run.ts';
import type { AiToolCall } from '../records/ai-tool-call.ts';
import type { AiUsage } from '../records/ai-usage.ts';

/** `RunStore` in memory, for tests of the loop; it passes the suite of the real one. */
export class MemoryRunStore extends RunStore {
  readonly runs = new Map<string, AiRun>();
  readonly events: AiEvent[] = [];
  readonly messageRows: AiMessage[] = [];
  readonly calls = new Map<string, AiToolCall>();
  readonly approvalRows = new Map<string, AiApproval>();
  readonly usageRows = new Map<string, AiUsage>();
  now = Date.now();

  override async get(runId: string): Promise<AiRun | undefined> {
    return this.runs.get(runId);
  }

  override async claim(holder: string, live: string[]): Promise<Claimed | undefined> {
    const wanted = [...this.runs.values()].find((run) => this.isClaimable(run, live));
    if (!wanted) return undefined;
    const lease = { holder, expiresAt: new Date(this.now + 45_000), renewedAt: new Date(this.now) };
    return {
      run: this.put({ ...wanted, lease, runGen: wanted.runGen + 1, version: wanted.version + 1 }),
      isTakeover: wanted.lease !== undefined,
    };
  }

  override async renew(holder: string, runIds: string[]): Promise<void> {
    for (const run of this.heldBy(holder, runIds))
      this.put({ ...run, lease: { holder, expiresAt: new Date(this.now + 45_000), renewedAt: new Date(this.now) } });
  }

  override async look(holder: string, runIds: string[]) {
    return this.heldBy(holder, runIds).map((run) => ({ runId: run._id, isCancelRequested: run.cancelRequestedAt !== undefined }));
  }

  override async releaseAll(holder: string): Promise<void> {
    for (const run of this.heldBy(holder, [...this.runs.keys()]))
      this.put({ ...run, lease: { holder, expiresAt: new Date(0), renewedAt: new Date(0) } });
  }

  override async commit(runId: string, gen: number, firstSeq: number, change: RunChange): Promise<CommittedChange> {
    const run = this.runs.get(runId);
    if (run?.runGen !== gen) throw new RunLostError(runId);
    return this.write(run, firstSeq, change);
  }

  override async advance(runId: string, states: AiRun['state'][], change: RunChange): Promise<CommittedChange | undefined> {
    const run = this.runs.get(runId);
    if (!run || run.lease || !states.includes(run.state)) return undefined;
    return this.write({ ...run, runGen: run.runGen + 1 }, 1, change);
  }

  override async decide(
    runId: string,
    { toolUseId, decision, reason, by, signedDecision }: Decision,
  ): Promise<CommittedChange | undefined> {
    const run = this.runs.get(runId);
    if (!run || run.lease || run.state !== 'waiting_approval') return undefined;
    const row = this.approvalRows.get(`${runId}/${toolUseId}`);
    if (!row || row.decision) throw new OperationError('approval.decided');
    this.approvalRows.set(row._id, { ...row, decision, decidedBy: by, decidedAt: new Date(this.now), signedDecision, reason });
    const goesOn = [...this.approvalRows.values()].every((other) => other.runId !== runId || other.decision !== undefined);
    const told = { type: 'approval.decided' as const, toolUseId, decision, by, ...(reason === undefined ? {} : { reason }) };
    const change: RunChange = goesOn
      ? { events: [told, { type: 'run.state', state: 'queued' }], set: { state: 'queued' } }
      : { events: [told] };
    return this.write({ ...run, runGen: run.runGen + 1 }, 1, change);
  }

  override async requestCancel(runId: string): Promise<AiRun | undefined> {
    const run = this.runs.get(runId);
    return run?.isActive ? this.put({ ...run, cancelRequestedAt: new Date(this.now), version: run.version + 1 }) : undefined;
  }

  override async messages(conversationId: string): Promise<AiMessage[]> {
    return this.messageRows.filter((row) => row.conversationId === conversationId).toSorted((left, right) => left.place - right.place);
  }

  override async toolCalls(runId: string): Promise<AiToolCall[]> {
    return [...this.calls.values()].filter((call) => call.runId === runId).map((call) => ({ ...call }));
  }

  override async approvals(runId: string): Promise<AiApproval[]> {
    return [...this.approvalRows.values()].filter((row) => row.runId === runId);
  }

  override async usageOfTurn(runId: string, turn: number): Promise<AiUsage[]> {
    return [...this.usageRows.values()].filter((row) => row.runId === runId && row.turn === turn);
  }

  override async putUsage(row: AiUsage): Promise<void> {
    this.usageRows.set(row._id, { ...row });
  }

  private isClaimable(run: AiRun, live: string[]): boolean {
    if (!run.isActive) return false;
    if (!run.lease) return run.state === 'queued';
    const { holder, expiresAt, renewedAt } = run.lease;
    const isGone = live.length > 0 && !live.includes(holder) && renewedAt.getTime() < this.now - 3_000;
    return ['queued', 'running'].includes(run.state) && (expiresAt.getTime() < this.now || isGone);
  }

  private heldBy(holder: string, runIds: string[]): AiRun[] {
    return [...this.runs.values()].filter((run) => runIds.includes(run._id) && run.lease?.holder === holder);
  }

  private put(run: AiRun): AiRun {
    this.runs.set(run._id, run);
    return run;
  }

  private write(run: AiRun, firstSeq: number, change: RunChange): CommittedChange {
    const { lease, reason, cancelRequestedAt, ...rest } = { ...run, ...change.set };
    const next: AiRun = {
      ...rest,
      isActive: !endedRunStates.includes(rest.state),
      version: run.version + 1,
      ...(lease && !change.release ? { lease } : {}),
      ...(reason && !change.unset?.includes('reason') ? { reason } : {}),
      ...(cancelRequestedAt && !change.unset?.includes('cancelRequestedAt') ? { cancelRequestedAt } : {}),
    };
    this.put(next);
    const events = change.events.map((body, index) => eventRecord(run._id, run.runGen, firstSeq + index, new Date(this.now), body));
    this.events.push(...events);
    this.messageRows.push(...(change.messages ?? []));
    for (const call of change.toolCalls ?? []) this.calls.set(call._id, call);
    for (const row of change.approvals ?? []) this.approvalRows.set(row._id, row);
    for (const { toolUseId, outcome } of change.outcomes ?? []) {
      const call = this.calls.get(`${run._id}/${toolUseId}`);
      if (call) this.calls.set(call._id, { ...call, outcome });
    }
    if (change.usage) this.usageRows.set(change.usage._id, { ...change.usage });
    return { run: next, events: events.map(runEventOf) };
  }
}
