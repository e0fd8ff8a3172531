import { Injectable } from '@nestjs/common';
import { OperationError, type PersonPrincipal } from '@constellation/contracts-kernel';
import { getSeed } from '@constellation/contracts-project';
import type { WorkspaceState } from '@constellation/contracts-workspace';
import { Rpc } from '@constellation/transport';
import { WorkspaceDriver } from '../driver/workspace-driver.ts';
import { seedStep } from '../seeding/seed-workspace.ts';
import { Settings } from '../settings.ts';
import { mayStart, ownerIsAdmin } from './may-start.ts';
import { RunStart } from './run-start.ts';
import { WorkspaceProcedures } from './workspace-procedures.ts';
import { plannedSteps } from './workspace-steps.ts';
import { WorkspaceStore } from './workspace-store.ts';
import type { WorkspaceRow } from './workspace-row.ts';

export const startableStates: readonly WorkspaceState[] = ['stopped', 'failed', 'crashed'];

/** Puts a held row into `starting` under a new generation and lets the start run in the background. */
@Injectable()
export class BeginStart {
  constructor(
    private readonly driver: WorkspaceDriver,
    private readonly settings: Settings,
    private readonly rpc: Rpc,
    private readonly store: WorkspaceStore,
    private readonly procedures: WorkspaceProcedures,
    private readonly start: RunStart,
  ) {}

  /** Whether the person's request may start it here; throws `workspace.local_not_allowed`. Answers what to note of the owner. */
  async permit(row: Pick<WorkspaceRow, 'ownerId' | 'ownerIsAdmin'>, person: PersonPrincipal): Promise<boolean> {
    const { isolation } = await this.driver.capabilities();
    const asked = {
      driver: this.driver.kind,
      isolation,
      localFor: this.settings.localFor,
      ownerId: row.ownerId,
      ownerWasAdmin: row.ownerIsAdmin,
      person,
    };
    if (!mayStart(asked)) throw new OperationError('workspace.local_not_allowed');
    return ownerIsAdmin(asked);
  }

  /** Undefined when the row is in none of `from` any more. `pauseMs` delays a start after a crash. */
  async execute(
    row: WorkspaceRow,
    from: readonly WorkspaceState[],
    note: Partial<Pick<WorkspaceRow, 'ownerIsAdmin' | 'crashes' | 'reason'>>,
    pauseMs = 0,
  ): Promise<WorkspaceRow | undefined> {
    const begun = await this.store.change(
      row._id,
      { ownerEpoch: row.ownerEpoch, states: from },
      {
        reason: undefined,
        crashes: [],
        ...note,
        state: 'starting',
        desired: 'running',
        generation: row.generation + 1,
        steps: plannedSteps(await this.stepsOf(row)),
      },
    );
    if (begun !== undefined) this.resume(begun, pauseMs);
    return begun;
  }

  /** Goes on with a row that is in `starting` already. */
  resume(row: WorkspaceRow, pauseMs = 0): void {
    this.procedures.begin(row._id, async (signal) => {
      await pause(pauseMs, signal);
      if (!signal.aborted) await this.start.execute(row, signal);
    });
  }

  private async stepsOf(row: WorkspaceRow) {
    if (row.isSeeded) return ['folder', 'agent'] as const;
    const { source } = await this.rpc.call(getSeed, { projectId: row.projectId });
    return ['folder', 'agent', seedStep(source)] as const;
  }
}

const pause = (ms: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (ms === 0) return resolve();
    const timer = setTimeout(resolve, ms);
    const end = (): void => {
      clearTimeout(timer);
      resolve();
    };
    signal.addEventListener('abort', end, { once: true });
  });
