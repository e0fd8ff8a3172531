import { Injectable } from '@nestjs/common';
import type { AgentClient } from '@constellation/agent-protocol';
import { OperationError, type Principal, type WorkspaceId } from '@constellation/contracts-kernel';
import { currentCall } from '@constellation/transport';
import { Agents, type Channel } from '../agents/agents.ts';
import { OwnedWorkspaces } from './owned-workspaces.ts';
import type { WorkspaceRow } from './workspace-row.ts';

/** The workspace that a call is about, for the person who asks: of another project there is none. */
@Injectable()
export class AddressedWorkspace {
  constructor(
    private readonly owned: OwnedWorkspaces,
    private readonly agents: Agents,
  ) {}

  /** Held by this instance from now on. Throws `not_found` for a workspace of another project than the token's. */
  async row(id: WorkspaceId, principal: Principal | undefined = currentCall()?.principal): Promise<WorkspaceRow> {
    const row = await this.owned.own(id);
    if (principal?.kind !== 'person' || principal.projectId !== row.projectId) throw new OperationError('not_found', { executed: 'no' });
    return row;
  }

  /** Throws `workspace.not_running` unless its agent can be expected to answer. */
  async running(id: WorkspaceId, principal: Principal | undefined = currentCall()?.principal): Promise<WorkspaceRow> {
    const row = await this.row(id, principal);
    if (row.state !== 'running' && row.state !== 'unreachable') throw new OperationError('workspace.not_running', { executed: 'no' });
    return row;
  }

  async agent(id: WorkspaceId, channel: Channel = 'control'): Promise<AgentClient> {
    return this.agents.client(await this.running(id), channel);
  }
}
