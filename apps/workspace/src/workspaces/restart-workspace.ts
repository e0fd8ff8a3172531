import { Injectable } from '@nestjs/common';
import type { WorkspaceId } from '@constellation/contracts-kernel';
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
    const stopping = await this.store.change(
      id,
      { ownerEpoch: row.ownerEpoch, states: ['starting', 'running', 'unreachable', ...startableStates] },
      { state: 'stopping', desired: 'running', reason: undefined, steps: [] },
    );
    if (stopping === undefined) return (await this.repository.get(id)) ?? row;
    this.procedures.begin(id, () => this.again(stopping, ownerIsAdmin));
    return stopping;
  }

  /** The start replaces this procedure, so it is the last thing done here. */
  async again(row: WorkspaceRow, ownerIsAdmin: boolean): Promise<void> {
    const stopped = await this.stop.run(row);
    if (stopped !== undefined) await this.begin.execute(stopped, ['stopped'], { ownerIsAdmin });
  }
}
