import { OperationError, type PublicOperation } from '@constellation/contracts-kernel';
import type { FastifyInstance } from 'fastify';
import { publicOperations } from '../edge/public-operations.ts';
import type { GatewaySettings } from '../gateway-settings.ts';
import type { IdeSite } from '../static/ide-site.ts';
import { cameFromInside } from './internal-listener.ts';

const operationAt = (method: string, url: string): PublicOperation | undefined =>
  publicOperations.find(({ route }) => route.method === method && `/api/v1${route.path}` === url);

const isContentRoute = (operation: PublicOperation | undefined): boolean =>
  operation?.plane === 'bytes' && operation.route.method === 'PUT';

/**
 * Bodies: JSON within the operation's own limit, and a file's bytes as a stream, whatever they say they are. Call it before
 * the routes are made.
 */
export const limitBodies = (fastify: FastifyInstance): void => {
  fastify.removeContentTypeParser(['text/plain']);
  fastify.addContentTypeParser('application/octet-stream', (_request, payload, done) => {
    done(null, payload);
  });
  fastify.addHook('onRoute', (route) => {
    const operation = operationAt(String(route.method), route.url);
    if (operation?.route.bodyLimit !== undefined) route.bodyLimit = operation.route.bodyLimit;
  });
  fastify.addHook('onRequest', (request, _reply, done) => {
    if (isContentRoute(operationAt(request.method, request.routeOptions.url ?? '')))
      request.headers['content-type'] = 'application/octet-stream';
    done();
  });
};

/** Headers of every answer of the IDE's own origin, and `/metrics` kept inside. */
export const guardOrigin = (fastify: FastifyInstance, settings: GatewaySettings, site: () => IdeSite | undefined): void => {
  fastify.addHook('onRequest', (request, reply, done) => {
    void reply.headers({
      'content-security-policy': site()?.policy ?? "default-src 'none'",
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'permissions-policy': 'camera=(), microphone=(), geolocation=()',
      ...(settings.isHttps ? { 'strict-transport-security': 'max-age=31536000; includeSubDomains' } : {}),
    });
    const isHidden = request.url.startsWith('/metrics') && !cameFromInside(request.raw);
    done(isHidden ? new OperationError('not_found', { executed: 'no' }) : undefined);
  });
};
