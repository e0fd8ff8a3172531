import { OperationError } from '@constellation/contracts-kernel';
import type { FastifyReply } from 'fastify';
import type { RateState } from './rate-limiter.ts';

/** Tells the caller how much is left; throws `rate_limited` when nothing is. */
export const enforceRate = (reply: FastifyReply, { limit, remaining, resetSeconds, isExceeded }: RateState): void => {
  if (Number.isFinite(limit)) {
    void reply.header('ratelimit-policy', `"default";q=${limit};w=60`).header('ratelimit', `"default";r=${remaining};t=${resetSeconds}`);
  }
  if (isExceeded) throw new OperationError('rate_limited', { executed: 'no', retryAfterMs: resetSeconds * 1000 });
};
