import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { operationOf } from '../edge/operation-metadata.ts';
import { enforceRate } from './enforce-rate.ts';
import { RateLimiter } from './rate-limiter.ts';

const accountIn = (body: unknown): string | undefined => {
  const email = typeof body === 'object' && body !== null ? (body as { email?: unknown }).email : undefined;
  return typeof email === 'string' ? email.trim().toLowerCase().slice(0, 254) : undefined;
};

/** The limits of an address and of an account that somebody tries to enter: before anybody's token is looked at. */
@Injectable()
export class AddressRateGuard implements CanActivate {
  constructor(private readonly limiter: RateLimiter) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const { ip, body } = context.switchToHttp().getRequest<FastifyRequest>();
    const state = await this.limiter.count(operationOf(context), { address: ip, account: accountIn(body) });
    enforceRate(context.switchToHttp().getResponse<FastifyReply>(), state);
    return true;
  }
}
