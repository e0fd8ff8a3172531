import { Logger } from '@nestjs/common';
import { durationHistogram } from '@constellation/server-observability';
import type { FastifyInstance } from 'fastify';

/**
 * One line and one measurement per answered request: method, route (its pattern, never the address with its ids and
 * codes), status, milliseconds. Probes are measured but not logged.
 */
export const addRequestLog = (fastify: FastifyInstance): void => {
  const logger = new Logger('Http');
  const duration = durationHistogram('constellation_http_request_duration_seconds', 'Time from a request to the end of its answer.', [
    'method',
    'route',
    'status',
  ]);
  fastify.addHook('onResponse', (request, reply, done) => {
    const { method } = request;
    const route = request.routeOptions.url ?? 'unknown';
    const status = reply.statusCode;
    duration.observe({ method, route, status: String(status) }, reply.elapsedTime / 1000);
    if (!route.startsWith('/health') && route !== '/metrics') {
      logger.log({ method, route, status, ms: Math.round(reply.elapsedTime * 10) / 10 }, 'Request answered');
    }
    done();
  });
};
