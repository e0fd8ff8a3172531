import type { WorkspaceStep } from '@constellation/contracts-workspace';
import type { Clock } from '../clock.ts';
import { beginStep, describeStep, failStep, finishSteps, type StepName } from './workspace-steps.ts';
import type { RowChange } from './workspace.repository.ts';
import type { WorkspaceRow } from './workspace-row.ts';
import type { WorkspaceStore } from './workspace-store.ts';

const describeEveryMs = 500;

/** Writes what a start does into the row, in order. Stops writing once the row is no longer this start's. */
export class StartProgress {
  private steps: WorkspaceStep[];
  private tail: Promise<boolean> = Promise.resolve(true);
  private describedAt = 0;

  constructor(
    private readonly store: WorkspaceStore,
    private readonly clock: Clock,
    private readonly row: WorkspaceRow,
    /** The row was stopped, deleted or taken over meanwhile. */
    private readonly onOvertaken: () => void,
  ) {
    this.steps = row.steps;
  }

  begin(name: StepName): void {
    this.steps = beginStep(this.steps, name, this.clock.now());
    this.write({ steps: this.steps });
  }

  describe(detail: string): void {
    const now = this.clock.now().getTime();
    if (now - this.describedAt < describeEveryMs) return;
    this.describedAt = now;
    this.steps = describeStep(this.steps, detail);
    this.write({ steps: this.steps });
  }

  async finish(isolation: WorkspaceRow['isolation']): Promise<boolean> {
    const now = this.clock.now();
    this.write({ steps: finishSteps(this.steps, now), state: 'running', isolation, isSeeded: true, startedAt: now, reason: undefined });
    return this.tail;
  }

  async fail(code: string, message: string): Promise<boolean> {
    this.write({ steps: failStep(this.steps, message, this.clock.now()), state: 'failed', reason: { code, message }, desired: 'stopped' });
    return this.tail;
  }

  private write(change: RowChange): void {
    const { _id: id, ownerEpoch, generation } = this.row;
    this.tail = this.tail.then(async (isOurs) => {
      if (!isOurs) return false;
      const changed = await this.store.change(id, { ownerEpoch, generation, states: ['starting'] }, change);
      if (changed === undefined) this.onOvertaken();
      return changed !== undefined;
    });
    this.tail.catch(() => undefined);
  }
}
