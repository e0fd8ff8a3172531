import { Injectable, Logger } from '@nestjs/common';
import { listDeletedProjects } from '@constellation/contracts-project';
import { Rpc } from '@constellation/transport';
import { DeleteWorkspace } from './delete-workspace.ts';
import { OwnedWorkspaces } from './owned-workspaces.ts';
import { StopWorkspace } from './stop-workspace.ts';
import { WorkspaceRepository } from './workspace.repository.ts';
import type { WorkspaceRow } from './workspace-row.ts';

const batch = 500;

/** Asks which projects were deleted: a workspace stops with its project's grace period and goes with its end. */
@Injectable()
export class FollowDeletions {
  private readonly logger = new Logger('FollowDeletions');

  constructor(
    private readonly repository: WorkspaceRepository,
    private readonly rpc: Rpc,
    private readonly owned: OwnedWorkspaces,
    private readonly stop: StopWorkspace,
    private readonly deletion: DeleteWorkspace,
  ) {}

  async execute(): Promise<void> {
    for (let after: string | undefined; ;) {
      const rows = await this.repository.page(after, batch);
      if (rows.length > 0) await this.follow(rows);
      after = rows.at(-1)?._id;
      if (rows.length < batch) return;
    }
  }

  private async follow(rows: WorkspaceRow[]): Promise<void> {
    const { items } = await this.rpc.call(listDeletedProjects, { projectIds: rows.map(({ projectId }) => projectId) });
    for (const { projectId, purge } of items) {
      const seen = rows.find((row) => row.projectId === projectId);
      if (seen === undefined || seen.state === 'deleting' || (!purge && seen.state === 'stopped')) continue;
      try {
        const row = await this.owned.own(seen._id);
        this.logger.log({ workspaceId: row._id, projectId, purge }, 'The project of a workspace was deleted');
        await (purge ? this.deletion.begin(row) : this.stop.begin(row));
      } catch (error) {
        this.logger.warn({ err: error, workspaceId: seen._id }, 'The workspace of a deleted project is left for later');
      }
    }
  }
}
