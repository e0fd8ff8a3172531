import { Injectable } from '@nestjs/common';
import type { WorkspaceId } from '@constellation/contracts-kernel';
import { ChangeFeed } from '@constellation/transport';
import type { WebSocket } from 'ws';
import { Admission } from '../access/admission.ts';
import { ProjectRoles } from '../access/project-roles.ts';
import type { LiveSession } from '../identity/live-session.ts';
import { closeCodes } from './close-codes.ts';
import { InstanceLinks } from './instance-links.ts';
import { WorkspacePipe } from './workspace-pipe.ts';

/** The subprotocol of `/ws/workspaces/:id`: binary messages, one agent-protocol frame each. */
export const workspaceSubprotocol = 'constellation.agent.v1';

/** Serves `/ws/workspaces/:id`. */
@Injectable()
export class WorkspaceSockets {
  constructor(
    private readonly admission: Admission,
    private readonly links: InstanceLinks,
    private readonly roles: ProjectRoles,
    private readonly changes: ChangeFeed,
  ) {}

  serve(socket: WebSocket, session: LiveSession, id: WorkspaceId): void {
    // The role is read for each new link, so that its token says what holds now.
    const pipe = new WorkspacePipe(socket, async () =>
      this.links.open(id, session, await this.admission.accessTo({ kind: 'workspace' }, id, session)),
    );
    void this.followRole(socket, session, id, pipe);
    pipe.start();
  }

  private async followRole(socket: WebSocket, session: LiveSession, id: WorkspaceId, pipe: WorkspacePipe): Promise<void> {
    const access = await this.admission.accessTo({ kind: 'workspace' }, id, session).catch(() => undefined);
    // The pipe meets the same refusal and closes the socket.
    if (access === undefined) return;
    let { role } = access;
    const check = async () => {
      const standing = await this.roles.standingOf(access.projectId, session.userId);
      if (standing.role === undefined) socket.close(closeCodes.noAccess, 'There is no such workspace.');
      else if (standing.role !== role) pipe.reopen();
      role = standing.role ?? role;
    };
    const unsubscribe = this.changes.subscribe((change) => {
      if (change.resource === 'project' && change.id === access.projectId) void check().catch(() => undefined);
    });
    socket.once('close', unsubscribe);
  }
}
