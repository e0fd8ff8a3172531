import { request } from 'node:http';
import type { Duplex } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { OperationError } from '@constellation/contracts-kernel';
import { correlationHeader, correlationIdFrom } from '@constellation/server-observability';
import type { ProjectAccess } from '../access/project-access.ts';
import { PersonTokens } from '../access/person-tokens.ts';
import { DataPlane } from '../bytes/data-plane.ts';
import type { LiveSession } from '../identity/live-session.ts';
import type { PreviewTarget } from './preview-host.ts';

const dialWithinMs = 10_000;

const codeOf = (status: number | undefined): string => {
  if (status === 403) return 'workspace.port_refused';
  return status === 409 ? 'workspace.not_running' : 'workspace.unreachable';
};

/** Dials a port inside a workspace through the instance that owns it. Every connection is new: none is ever reused for another. */
@Injectable()
export class PortTunnel {
  constructor(
    private readonly plane: DataPlane,
    private readonly tokens: PersonTokens,
  ) {}

  /** Raw bytes to the port. Throws `workspace.port_refused`, `workspace.not_running` or `workspace.unreachable`. */
  async dial({ workspaceId, port }: PreviewTarget, session: LiveSession, access: ProjectAccess): Promise<Duplex> {
    const address = new URL(`ports/${port}/tunnel`, await this.plane.baseOf(workspaceId));
    const authorization = `Bearer ${await this.tokens.tokenFor(session, access, 'workspace')}`;
    const headers = { connection: 'Upgrade', upgrade: 'tunnel', authorization, [correlationHeader]: correlationIdFrom(undefined) };
    return new Promise((resolve, reject) => {
      const dialling = request(address, { headers, timeout: dialWithinMs });
      dialling.on('upgrade', (_answer, socket, head) => {
        socket.setTimeout(0);
        if (head.length > 0) socket.unshift(head);
        resolve(socket);
      });
      dialling.on('response', (answer) => {
        answer.resume();
        reject(new OperationError(codeOf(answer.statusCode)));
      });
      dialling.on('timeout', () => dialling.destroy(new Error('The port did not answer.')));
      dialling.on('error', (error) => {
        reject(new OperationError('workspace.unreachable', { cause: error }));
      });
      dialling.end();
    });
  }
}
