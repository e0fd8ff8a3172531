import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { PublicOperation } from '@constellation/contracts-kernel';
import { RedisThrottlerStorage } from './redis-throttler-storage.ts';
import { type RateRule, rulesOf, windowMs } from './rate-rules.ts';

/** Whom a call is counted for; a limit of somebody who is not named does not count. */
export interface Caller {
  address?: string;
  userId?: string;
  /** The account that is tried, for sign-in and sign-up. */
  account?: string | undefined;
}

export interface RateState {
  limit: number;
  remaining: number;
  /** Seconds until the window ends. */
  resetSeconds: number;
  isExceeded: boolean;
}

const subjectOf = ({ by }: RateRule, caller: Caller): string | undefined =>
  ({ person: caller.userId, address: caller.address, account: caller.account })[by];

const strictest = (left: RateState, right: RateState): RateState => {
  if (left.isExceeded !== right.isExceeded) return left.isExceeded ? left : right;
  return left.remaining <= right.remaining ? left : right;
};

/** Counts a call against each limit of its operation. */
@Injectable()
export class RateLimiter {
  constructor(private readonly storage: RedisThrottlerStorage) {}

  /** The limit that is nearest to its end, or past it. */
  async count(operation: PublicOperation, caller: Caller): Promise<RateState> {
    const counted = await Promise.all(
      rulesOf(operation).map(async (rule) => {
        const subject = subjectOf(rule, caller);
        if (subject === undefined) return undefined;
        const { totalHits, timeToExpire, isBlocked } = await this.storage.increment(
          this.keyOf(operation, rule, subject),
          windowMs,
          rule.limit,
        );
        return { limit: rule.limit, remaining: Math.max(0, rule.limit - totalHits), resetSeconds: timeToExpire, isExceeded: isBlocked };
      }),
    );
    const unlimited = { limit: Infinity, remaining: Infinity, resetSeconds: 0, isExceeded: false };
    return counted.filter((state) => state !== undefined).reduce<RateState>(strictest, unlimited);
  }

  /** Digested: an account's address is nobody's business who reads Redis. */
  private keyOf({ name }: PublicOperation, { by }: RateRule, subject: string): string {
    return createHash('sha256').update(`${name} ${by} ${subject}`).digest('base64url');
  }
}
