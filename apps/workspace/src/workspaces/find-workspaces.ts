import { Injectable } from '@nestjs/common';
import { OperationError, type Page, type ProjectId, type UserId, type WorkspaceId } from '@constellation/contracts-kernel';
import type { Workspace } from '@constellation/contracts-workspace';
import { currentCall } from '@constellation/transport';
import { WorkspaceDriver } from '../driver/workspace-driver.ts';
import { askingPerson } from './asking-person.ts';
import { WorkspaceRepository } from './workspace.repository.ts';
import { toWorkspace, type WorkspaceRow } from './workspace-row.ts';

/** Reads that any instance answers, whoever holds the workspace. */
@Injectable()
export class FindWorkspaces {
  constructor(
    private readonly repository: WorkspaceRepository,
    private readonly driver: WorkspaceDriver,
  ) {}

  async get(id: WorkspaceId): Promise<Workspace> {
    const row = await this.row(id);
    const principal = currentCall()?.principal;
    if (principal?.kind === 'person' && principal.projectId !== row.projectId) throw new OperationError('not_found');
    return toWorkspace(row);
  }

  async list({ limit, cursor }: { limit: number; cursor?: string | undefined }): Promise<Page<Workspace>> {
    const rows = await this.repository.ofOwner(askingPerson().userId, { limit: limit + 1, after: cursor });
    const items = rows.slice(0, limit).map(toWorkspace);
    return rows.length > limit ? { items, nextCursor: items.at(-1)?.id } : { items };
  }

  async projectOf(id: WorkspaceId): Promise<{ projectId: ProjectId; ownerId: UserId }> {
    const { projectId, ownerId } = await this.row(id);
    return { projectId, ownerId };
  }

  async ofProject(projectId: ProjectId): Promise<{ workspaceId?: WorkspaceId; isolation: Workspace['isolation'] }> {
    const row = await this.repository.ofProject(projectId);
    if (row !== undefined) return { workspaceId: row._id, isolation: row.isolation };
    return { isolation: (await this.driver.capabilities()).isolation };
  }

  private async row(id: WorkspaceId): Promise<WorkspaceRow> {
    const row = await this.repository.get(id);
    if (row === undefined) throw new OperationError('not_found');
    return row;
  }
}
