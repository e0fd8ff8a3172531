import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { Injectable, Logger } from '@nestjs/common';
import { OperationError } from '@constellation/contracts-kernel';
import { workspaceErrors } from '@constellation/contracts-workspace';
import { correlationIdOf, operationErrorOf, problemOf } from '@constellation/server-http';
import { correlationHeader, correlationIdFrom } from '@constellation/server-observability';
import { runInCall } from '@constellation/transport';
import type { FastifyInstance } from 'fastify';
import { answerUpgradeFailure } from './answer-upgrade-failure.ts';
import { CommandRoutes } from './command-routes.ts';
import { FileRoutes } from './file-routes.ts';
import { PortTunnels } from './port-tunnels.ts';
import { SearchRoutes } from './search-routes.ts';
import { WorkspaceSockets } from './workspace-sockets.ts';

const prefix = '/data/v1/workspaces/:id';
const socketPath = /^\/data\/v1\/workspaces\/([^/?]+)\/socket(?:\?|$)/;
const tunnelPath = /^\/data\/v1\/workspaces\/([^/?]+)\/ports\/(\d+)\/tunnel(?:\?|$)/;
/** An upload over a slow line, or an export of a large folder. */
const slowestRequestMs = 30 * 60_000;

/** Bytes that the gateway pipes to the instance that owns the workspace. */
@Injectable()
export class DataPlane {
  private readonly logger = new Logger('DataPlane');

  constructor(
    private readonly files: FileRoutes,
    private readonly search: SearchRoutes,
    private readonly commands: CommandRoutes,
    private readonly sockets: WorkspaceSockets,
    private readonly tunnels: PortTunnels,
  ) {}

  async addTo(fastify: FastifyInstance): Promise<void> {
    await fastify.register(
      (scope, _options, done) => {
        // Bodies are passed on as they arrive, whatever they claim to be.
        scope.removeAllContentTypeParsers();
        scope.addContentTypeParser('*', (_request, payload, parsed) => parsed(null, payload));
        scope.setErrorHandler((thrown, request, reply) => {
          const problem = problemOf(operationErrorOf(thrown), workspaceErrors, correlationIdOf(request));
          if (problem.status >= 500) this.logger.warn({ err: thrown, code: problem.code }, 'A data plane request failed');
          return reply.status(problem.status).header('content-type', 'application/problem+json').send(JSON.stringify(problem));
        });
        scope.get('/files', (request, reply) => this.files.read(request as never, reply));
        scope.head('/files', (request, reply) => this.files.stat(request as never, reply));
        scope.put('/files', (request, reply) => this.files.write(request as never, reply));
        scope.get('/search', (request, reply) => this.search.text(request as never, reply));
        scope.get('/file-paths', (request, reply) => this.search.paths(request as never, reply));
        scope.post('/exec', (request, reply) => this.commands.exec(request as never, reply));
        scope.get('/export', (request, reply) => this.commands.export(request as never, reply));
        done();
      },
      { prefix },
    );
    const server = fastify.server;
    server.requestTimeout = slowestRequestMs;
    server.on('upgrade', (request, socket, head) => void this.upgrade(request, socket, head));
  }

  private async upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> {
    const correlationId = correlationIdFrom(request.headers[correlationHeader]);
    socket.on('error', () => socket.destroy());
    try {
      const [, socketOf] = socketPath.exec(request.url ?? '') ?? [];
      const [, tunnelOf, port] = tunnelPath.exec(request.url ?? '') ?? [];
      const signal = AbortSignal.timeout(30_000);
      const context = { correlationId, principal: undefined, signal, remainingMs: () => 30_000, operation: 'upgrade' };
      await runInCall(context, async () => {
        if (socketOf !== undefined) return this.sockets.accept(request, socket, head, socketOf);
        if (tunnelOf !== undefined && port !== undefined) return this.tunnels.accept(request, socket, head, tunnelOf, port);
        throw new OperationError('not_found', { executed: 'no' });
      });
    } catch (error) {
      this.logger.debug({ err: error, correlationId }, 'An upgrade was refused');
      answerUpgradeFailure(socket, error, correlationId);
    }
  }
}
