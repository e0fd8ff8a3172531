import { correlationHeader, correlationIdFrom } from '@constellation/server-observability';
import { runInCall } from '@constellation/transport';
import type { FastifyInstance, FastifyRequest } from 'fastify';

const contexts = new WeakMap<FastifyRequest, string>();

/** The correlation id of a request. */
export const correlationIdOf = (request: FastifyRequest): string => contexts.get(request) ?? '';

/**
 * Works on every request inside a call context: its correlation id (taken over from `x-correlation-id` or made, and
 * answered in the same header) and a signal that aborts when the client leaves before it was answered.
 */
export const addRequestContext = (fastify: FastifyInstance): void => {
  fastify.addHook('onRequest', (request, reply, done) => {
    const correlationId = correlationIdFrom(request.headers[correlationHeader]);
    contexts.set(request, correlationId);
    void reply.header(correlationHeader, correlationId);
    const leaving = new AbortController();
    reply.raw.once('close', () => {
      if (!reply.raw.writableFinished) leaving.abort();
    });
    const operation = `${request.method} ${request.routeOptions.url ?? ''}`;
    runInCall({ correlationId, principal: undefined, signal: leaving.signal, remainingMs: () => 30_000, operation }, done);
  });
};
