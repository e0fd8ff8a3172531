import type { FastifyReply } from 'fastify';

/** Aborts when the client leaves before its answer is complete. */
export const leavingSignal = (reply: FastifyReply): AbortSignal => {
  const leaving = new AbortController();
  reply.raw.once('close', () => {
    if (!reply.raw.writableFinished) leaving.abort();
  });
  return leaving.signal;
};
