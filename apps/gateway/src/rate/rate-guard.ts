import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { OperationError } from '@constellation/contracts-kernel';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { operationOf } from '../edge/operation-metadata.ts';
import { sessionOfRequest } from '../identity/access-guard.ts';
import { RateLimiter, type RateState } from './rate-limiter.ts';

const accountIn = (body: unknown): string | undefined => {
  const email = typeof body === 'object' && body !== null ? (body as { email?: unknown }).email : undefined;
  return typeof email === 'string' ? email.trim().toLowerCase().slice(0, 254) : undefined;
};

/** Refuses a call whose caller has used up a limit, and tells every caller how much is left. */
@Injectable()
export class RateGuard implements CanActivate {
  constructor(private readonly limiter: RateLimiter) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    const caller = { address: request.ip, userId: sessionOfRequest(request)?.userId, account: accountIn(request.body) };
    const state = await this.limiter.count(operationOf(context), caller);
    if (Number.isFinite(state.limit)) this.tell(reply, state);
    if (state.isExceeded) throw new OperationError('rate_limited', { executed: 'no', retryAfterMs: state.resetSeconds * 1000 });
    return true;
  }

  private tell(reply: FastifyReply, { limit, remaining, resetSeconds }: RateState): void {
    void reply.header('ratelimit-policy', `"default";q=${limit};w=60`).header('ratelimit', `"default";r=${remaining};t=${resetSeconds}`);
  }
}
