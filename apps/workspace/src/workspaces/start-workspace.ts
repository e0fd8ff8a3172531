import { Injectable } from '@nestjs/common';
import type { WorkspaceId } from '@constellation/contracts-kernel';
import { AddressedWorkspace } from './addressed-workspace.ts';
import { askingPerson } from './asking-person.ts';
import { BeginStart, startableStates } from './begin-start.ts';
import { RestartWorkspace } from './restart-workspace.ts';
import { WorkspaceRepository } from './workspace.repository.ts';
import type { WorkspaceRow } from './workspace-row.ts';

/** Starts a workspace that does not run, or that stops; one that runs is answered as it is. */
@Injectable()
export class StartWorkspace {
  constructor(
    private readonly addressed: AddressedWorkspace,
    private readonly begin: BeginStart,
    private readonly restart: RestartWorkspace,
    private readonly repository: WorkspaceRepository,
  ) {}

  async execute(id: WorkspaceId): Promise<WorkspaceRow> {
    const row = await this.addressed.row(id);
    if (row.state === 'stopping')
      return (await this.restart.from(row, ['stopping', 'stopped'], await this.begin.permit(row, askingPerson()))) ?? row;
    if (!startableStates.includes(row.state)) return row;
    const ownerIsAdmin = await this.begin.permit(row, askingPerson());
    return (await this.begin.execute(row, startableStates, { ownerIsAdmin })) ?? (await this.repository.get(id)) ?? row;
  }
}
