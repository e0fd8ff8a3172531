import { Injectable } from '@nestjs/common';
import { OperationError, type WorkspaceId } from '@constellation/contracts-kernel';
import { correlationHeader, correlationIdFrom } from '@constellation/server-observability';
import { WebSocket } from 'ws';
import type { ProjectAccess } from '../access/project-access.ts';
import { PersonTokens } from '../access/person-tokens.ts';
import { DataPlane } from '../bytes/data-plane.ts';
import type { LiveSession } from '../identity/live-session.ts';

const openWithinMs = 5_000;

/** Opens the internal WebSocket to the instance that owns a workspace now. */
@Injectable()
export class InstanceLinks {
  constructor(
    private readonly plane: DataPlane,
    private readonly tokens: PersonTokens,
  ) {}

  /** Throws `workspace.not_running` when the instance says so, else `workspace.unreachable`. */
  async open(id: WorkspaceId, session: LiveSession, access: ProjectAccess): Promise<WebSocket> {
    const address = new URL('socket', await this.plane.baseOf(id));
    address.protocol = 'ws:';
    const token = await this.tokens.tokenFor(session, access, 'workspace');
    const headers = { authorization: `Bearer ${token}`, [correlationHeader]: correlationIdFrom(undefined) };
    const link = new WebSocket(address, { headers, handshakeTimeout: openWithinMs, maxPayload: 1024 * 1024, perMessageDeflate: false });
    return new Promise((resolve, reject) => {
      link.once('open', () => {
        resolve(link);
      });
      link.once('unexpected-response', (_request, { statusCode }) => {
        reject(new OperationError(statusCode === 409 ? 'workspace.not_running' : 'workspace.unreachable'));
        link.terminate();
      });
      link.on('error', (error) => {
        reject(new OperationError('workspace.unreachable', { cause: error }));
      });
    });
  }
}
