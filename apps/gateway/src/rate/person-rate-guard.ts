import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { operationOf } from '../edge/operation-metadata.ts';
import { sessionOfRequest } from '../identity/access-guard.ts';
import { enforceRate } from './enforce-rate.ts';
import { RateLimiter } from './rate-limiter.ts';

/** The limits of a person, wherever their calls come from. */
@Injectable()
export class PersonRateGuard implements CanActivate {
  constructor(private readonly limiter: RateLimiter) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const session = sessionOfRequest(context.switchToHttp().getRequest<object>());
    if (session === undefined) return true;
    const state = await this.limiter.count(operationOf(context), { userId: session.userId });
    enforceRate(context.switchToHttp().getResponse<FastifyReply>(), state);
    return true;
  }
}
