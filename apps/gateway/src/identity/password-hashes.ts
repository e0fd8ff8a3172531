import { availableParallelism } from 'node:os';
import { Injectable } from '@nestjs/common';
import { OperationError } from '@constellation/contracts-kernel';
import { hash, verify } from '@node-rs/argon2';

/** OWASP's floor for argon2id: 19 MiB, two passes, one lane. */
const cost = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;
const parametersOf = (stored: string): string => stored.split('$').slice(1, 4).join('$');

/**
 * Argon2id on the thread pool, as many at a time as there are cores. More than 64 that wait are refused, so that a flood of
 * sign-ins takes neither the memory nor the other work of the process.
 */
@Injectable()
export class PasswordHashes {
  private running = 0;
  private readonly waiting: (() => void)[] = [];
  private readonly slots = Math.max(1, availableParallelism());
  private decoy: Promise<string> | undefined;

  hash(password: string): Promise<string> {
    return this.inTurn(() => hash(password, cost));
  }

  /** Whether a password fits. For an unknown person, `undefined` takes the same time and is always false. */
  async verify(stored: string | undefined, password: string): Promise<boolean> {
    this.decoy ??= this.hash('a password that nobody has');
    const decoy = await this.decoy;
    const fits = await this.inTurn(() => verify(stored ?? decoy, password));
    return stored !== undefined && fits;
  }

  /** Whether a hash was made with another cost than today's. */
  async isOutdated(stored: string): Promise<boolean> {
    this.decoy ??= this.hash('a password that nobody has');
    return parametersOf(stored) !== parametersOf(await this.decoy);
  }

  private async inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    if (this.running >= this.slots) {
      if (this.waiting.length >= 64) throw new OperationError('overloaded', { executed: 'no', retryAfterMs: 2_000 });
      await new Promise<void>((resolve) => this.waiting.push(resolve));
    } else {
      this.running += 1;
    }
    try {
      return await work();
    } finally {
      const next = this.waiting.shift();
      if (next === undefined) this.running -= 1;
      else next();
    }
  }
}
