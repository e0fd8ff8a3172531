import { Injectable } from '@nestjs/common';
import type { WorkspaceId } from '@constellation/contracts-kernel';
import type { WorkspaceState } from '@constellation/contracts-workspace';
import { Agents } from '../agents/agents.ts';
import { WorkspaceDriver } from '../driver/workspace-driver.ts';
import { AddressedWorkspace } from './addressed-workspace.ts';
import { WorkspaceProcedures } from './workspace-procedures.ts';
import { WorkspaceRepository } from './workspace.repository.ts';
import { WorkspaceStore } from './workspace-store.ts';
import type { WorkspaceRow } from './workspace-row.ts';

const stoppable: readonly WorkspaceState[] = ['starting', 'running', 'failed', 'crashed', 'unreachable'];

/** Ends a workspace's programs; its files stay. A start that goes on is cancelled. */
@Injectable()
export class StopWorkspace {
  constructor(
    private readonly addressed: AddressedWorkspace,
    private readonly store: WorkspaceStore,
    private readonly repository: WorkspaceRepository,
    private readonly procedures: WorkspaceProcedures,
    private readonly agents: Agents,
    private readonly driver: WorkspaceDriver,
  ) {}

  async execute(id: WorkspaceId): Promise<WorkspaceRow> {
    const row = await this.addressed.row(id);
    return (await this.begin(row)) ?? (await this.repository.get(id)) ?? row;
  }

  /** Undefined when there is nothing to stop. */
  async begin(row: WorkspaceRow): Promise<WorkspaceRow | undefined> {
    const stopping = await this.store.change(
      row._id,
      { ownerEpoch: row.ownerEpoch, states: stoppable },
      { state: 'stopping', desired: 'stopped', reason: undefined, steps: [] },
    );
    if (stopping !== undefined) this.resume(stopping);
    return stopping;
  }

  resume(row: WorkspaceRow): void {
    this.procedures.begin(row._id, async () => {
      await this.run(row);
    });
  }

  /** Until nothing of it runs. */
  async run(row: WorkspaceRow): Promise<WorkspaceRow | undefined> {
    this.agents.drop(row._id);
    await this.driver.stop(row._id, { graceMs: 5_000 });
    return this.store.change(row._id, { ownerEpoch: row.ownerEpoch, states: ['stopping'] }, { state: 'stopped' });
  }
}
