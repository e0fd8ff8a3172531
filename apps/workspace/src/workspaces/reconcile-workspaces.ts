import { Injectable, Logger } from '@nestjs/common';
import type { WorkspaceId } from '@constellation/contracts-kernel';
import { Agents } from '../agents/agents.ts';
import { WorkspaceDriver, type ObservedWorkspace } from '../driver/workspace-driver.ts';
import { operationCode } from '../operation-code.ts';
import { BeginStart } from './begin-start.ts';
import { DeleteWorkspace } from './delete-workspace.ts';
import { HandleExit } from './handle-exit.ts';
import { OwnedWorkspaces } from './owned-workspaces.ts';
import { RestartWorkspace } from './restart-workspace.ts';
import { StopWorkspace } from './stop-workspace.ts';
import { WorkspaceProcedures } from './workspace-procedures.ts';
import { WorkspaceRepository } from './workspace.repository.ts';
import { WorkspaceStore } from './workspace-store.ts';
import type { WorkspaceRow } from './workspace-row.ts';

/** Compares what the rows say with what runs, and acts on the difference. Files are never removed here without a deleted row. */
@Injectable()
export class ReconcileWorkspaces {
  private readonly logger = new Logger('ReconcileWorkspaces');

  constructor(
    private readonly repository: WorkspaceRepository,
    private readonly owned: OwnedWorkspaces,
    private readonly driver: WorkspaceDriver,
    private readonly agents: Agents,
    private readonly store: WorkspaceStore,
    private readonly procedures: WorkspaceProcedures,
    private readonly begin: BeginStart,
    private readonly stop: StopWorkspace,
    private readonly restart: RestartWorkspace,
    private readonly deletion: DeleteWorkspace,
    private readonly exits: HandleExit,
  ) {}

  async execute(): Promise<void> {
    const observed = new Map((await this.driver.list()).map((found) => [found.workspaceId, found]));
    for (let after: string | undefined; ;) {
      const rows = await this.repository.page(after, 200);
      await Promise.all(rows.map((row) => this.one(row, observed.get(row._id))));
      for (const row of rows) observed.delete(row._id);
      after = rows.at(-1)?._id;
      if (rows.length < 200) break;
    }
    // A row may have been inserted since its page was read.
    for (const id of observed.keys()) if ((await this.repository.get(id)) === undefined) await this.driver.stop(id, { graceMs: 0 });
  }

  private async one(seen: WorkspaceRow, observed: ObservedWorkspace | undefined): Promise<void> {
    const isIdle = ['stopped', 'failed', 'crashed'].includes(seen.state);
    if (this.procedures.isBusy(seen._id) || (isIdle && observed === undefined)) return;
    try {
      const row = await this.owned.own(seen._id);
      if (!this.procedures.isBusy(row._id)) await this.act(row, observed);
    } catch (error) {
      const isElsewhere = ['not_owner', 'not_found'].includes(operationCode(error) ?? '');
      if (!isElsewhere) this.logger.error({ err: error, workspaceId: seen._id }, 'A workspace could not be reconciled');
    }
  }

  private async act(row: WorkspaceRow, observed: ObservedWorkspace | undefined): Promise<void> {
    switch (row.state) {
      case 'starting': {
        this.begin.resume(row);
        return;
      }
      case 'stopping':
        if (row.desired === 'running') {
          this.procedures.begin(row._id, () => this.restart.again(row, row.ownerIsAdmin));
          return;
        }
        {
          this.stop.resume(row);
          return;
        }
      case 'deleting': {
        this.deletion.resume(row);
        return;
      }
      case 'running':
      case 'unreachable':
        if (observed?.state === 'running' && observed.generation === row.generation) return this.reach(row);
        return this.exits.restart(row);
      case 'stopped':
      case 'failed':
      case 'crashed':
        if (observed !== undefined) await this.driver.stop(row._id, { graceMs: 0 });
    }
  }

  /** The driver watches it from now on, and the state says whether it answers. */
  private async reach(row: WorkspaceRow): Promise<void> {
    const { _id: id, generation, uid, ownerEpoch } = row;
    await this.driver.ensure({ workspaceId: id, generation, uid });
    const answers = await this.agents.client(row).then(
      () => true,
      () => false,
    );
    const state = answers ? 'running' : 'unreachable';
    if (state !== row.state) await this.store.change(id, { ownerEpoch, generation, states: ['running', 'unreachable'] }, { state });
  }

  /** What this instance holds no more is no longer its to talk to. */
  forget(id: WorkspaceId): void {
    this.procedures.abort(id);
    this.agents.drop(id);
  }
}
