import { Injectable } from '@nestjs/common';
import type { WorkspaceId } from '@constellation/contracts-kernel';
import { Broadcasts } from '@constellation/transport';
import { WorkspaceRepository, type RowChange, type RowGuard } from './workspace.repository.ts';
import type { WorkspaceRow } from './workspace-row.ts';

/** Changes rows and tells whoever watches. */
@Injectable()
export class WorkspaceStore {
  constructor(
    private readonly repository: WorkspaceRepository,
    private readonly broadcasts: Broadcasts,
  ) {}

  async change(id: WorkspaceId, guard: RowGuard, change: RowChange): Promise<WorkspaceRow | undefined> {
    const row = await this.repository.change(id, guard, change);
    if (row !== undefined) this.tell(row);
    return row;
  }

  tell(row: WorkspaceRow): void {
    const step = row.steps.find(({ state }) => state === 'running')?.name;
    const { _id: id, projectId, version } = row;
    this.broadcasts.publish({ resource: 'workspace', id, projectId, version, ...(step === undefined ? {} : { step }) });
  }
}
