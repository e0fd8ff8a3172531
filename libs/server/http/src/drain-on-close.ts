import type { FastifyInstance } from 'fastify';

/**
 * Lets a stopping server end. Without it a request in flight at SIGTERM leaves its kept-alive connection open, and the
 * process waits for the client to hang up. Call it before `listen`.
 */
export const drainOnClose = (fastify: FastifyInstance): void => {
  let isClosing = false;
  fastify.addHook('preClose', (done) => {
    isClosing = true;
    done();
  });
  fastify.addHook('onSend', (_request, reply, _payload, done) => {
    if (isClosing) void reply.header('connection', 'close');
    done();
  });
};
