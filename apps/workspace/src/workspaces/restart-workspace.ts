import { Injectable } from '@nestjs/common';
import type { WorkspaceId } from '@constellation/contracts-kernel';
import type { WorkspaceState } from '@constellation/contracts-workspace';
import { AddressedWorkspace } from './addressed-workspace.ts';
import { askingPerson } from './asking-person.ts';
import { BeginStart, startableStates } from './begin-start.ts';
import { StopWorkspace } from './stop-workspace.ts';
import { WorkspaceProcedures } from './workspace-procedures.ts';
import { WorkspaceRepository } from './workspace.repository.ts';
import { WorkspaceStore } from './workspace-store.ts';
import type { WorkspaceRow } from './workspace-row.ts';

/** Stops a workspace and starts it again, under a new generation. */
@Injectable()
export class RestartWorkspace {
  constructor(
    private readonly addressed: AddressedWorkspace,
    private readonly begin: BeginStart,
    private readonly stop: StopWorkspace,
    private readonly store: WorkspaceStore,
    private readonly repository: WorkspaceRepository,
    private readonly procedures: WorkspaceProcedures,
  ) {}

  async execute(id: WorkspaceId): Promise<WorkspaceRow> {
    const row = await this.addressed.row(id);
    const ownerIsAdmin = await this.begin.permit(row, askingPerson());
    return (await this.from(row, ['starting', 'running', 'unreachable', 'stopping', ...startableStates], ownerIsAdmin)) ?? row;
  }

  /** Stops what there is and starts anew; undefined when the row is in none of these states any more. */
  async from(row: WorkspaceRow, states: readonly WorkspaceState[], ownerIsAdmin: boolean): Promise<WorkspaceRow | undefined> {
    const { _id: id, ownerEpoch } = row;
    const stopping = await this.store.change(
      id,
      { ownerEpoch, states },
      { state: 'stopping', desired: 'running', reason: undefined, steps: [] },
    );
    if (stopping !== undefined) this.procedures.begin(row._id, () => this.again(stopping, ownerIsAdmin));
    return stopping;
  }

  /** The start replaces this procedure, so it is the last thing done here. */
  async again(row: WorkspaceRow, ownerIsAdmin: boolean): Promise<void> {
    await this.stop.run(row);
    // A stop that was asked for before may have written its end first.
    const now = await this.repository.get(row._id);
    if (now?.ownerEpoch === row.ownerEpoch) await this.begin.execute(now, ['stopping', 'stopped'], { ownerIsAdmin });
  }
}
