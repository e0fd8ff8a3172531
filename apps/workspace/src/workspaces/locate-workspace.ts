import { Injectable } from '@nestjs/common';
import { OperationError, type WorkspaceId } from '@constellation/contracts-kernel';
import { workspaceOwnerKey } from '@constellation/contracts-workspace';
import { Directory, Owners } from '@constellation/transport';
import { OwnedWorkspaces } from './owned-workspaces.ts';

/** Says which instance to send a workspace's bytes to; nobody's becomes this one's. */
@Injectable()
export class LocateWorkspace {
  constructor(
    private readonly owned: OwnedWorkspaces,
    private readonly owners: Owners,
    private readonly directory: Directory,
  ) {}

  async execute(id: WorkspaceId): Promise<{ http: string }> {
    const owner = await this.owners.ownerOf(workspaceOwnerKey(id));
    if (owner !== undefined && owner.http !== this.directory.self.http) return { http: owner.http };
    const row = await this.owned.own(id);
    if (row.state !== 'running' && row.state !== 'unreachable') throw new OperationError('workspace.not_running', { executed: 'no' });
    return { http: this.directory.self.http };
  }
}
