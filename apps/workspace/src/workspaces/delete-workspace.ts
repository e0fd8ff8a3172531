import { Injectable } from '@nestjs/common';
import type { WorkspaceId } from '@constellation/contracts-kernel';
import { Agents } from '../agents/agents.ts';
import { WorkspaceDriver } from '../driver/workspace-driver.ts';
import { AddressedWorkspace } from './addressed-workspace.ts';
import { OwnedWorkspaces } from './owned-workspaces.ts';
import { WorkspaceProcedures } from './workspace-procedures.ts';
import { WorkspaceRepository } from './workspace.repository.ts';
import { WorkspaceStore } from './workspace-store.ts';
import type { WorkspaceRow } from './workspace-row.ts';

/** Removes a workspace with its files, for good. */
@Injectable()
export class DeleteWorkspace {
  constructor(
    private readonly addressed: AddressedWorkspace,
    private readonly owned: OwnedWorkspaces,
    private readonly store: WorkspaceStore,
    private readonly repository: WorkspaceRepository,
    private readonly procedures: WorkspaceProcedures,
    private readonly agents: Agents,
    private readonly driver: WorkspaceDriver,
  ) {}

  async execute(id: WorkspaceId): Promise<WorkspaceRow> {
    return this.begin(await this.addressed.row(id));
  }

  async begin(row: WorkspaceRow): Promise<WorkspaceRow> {
    const deleting = await this.store.change(
      row._id,
      { ownerEpoch: row.ownerEpoch },
      { state: 'deleting', desired: 'deleted', steps: [], reason: undefined },
    );
    if (deleting !== undefined) this.resume(deleting);
    return deleting ?? row;
  }

  resume(row: WorkspaceRow): void {
    this.procedures.begin(row._id, async () => {
      this.agents.drop(row._id);
      await this.driver.remove(row._id);
      await this.repository.remove(row._id);
      this.store.tell({ ...row, version: row.version + 1 });
      await this.owned.release(row._id);
    });
  }
}
