import { Injectable } from '@nestjs/common';
import type { WorkspaceId } from '@constellation/contracts-kernel';
import { locateWorkspace, workspaceOwnerKey } from '@constellation/contracts-workspace';
import { Owners, Rpc } from '@constellation/transport';

/** Finds the workspace instance whose data plane serves a workspace now. */
@Injectable()
export class DataPlane {
  constructor(
    private readonly owners: Owners,
    private readonly rpc: Rpc,
  ) {}

  /** The instance's base address for this workspace. Throws `workspace.not_running`, `workspace.unreachable` or `unavailable`. */
  async baseOf(workspaceId: WorkspaceId): Promise<URL> {
    const owner = await this.owners.ownerOf(workspaceOwnerKey(workspaceId));
    const http = owner?.http ?? (await this.rpc.call(locateWorkspace, { workspaceId })).http;
    return new URL(`/data/v1/workspaces/${workspaceId}/`, http);
  }
}
