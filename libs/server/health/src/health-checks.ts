import { Inject, Injectable, Optional } from '@nestjs/common';
import { InjectConnection } from '@nestjs/mongoose';
import { type HealthIndicatorResult, HealthIndicatorService } from '@nestjs/terminus';
import { TransportHealth } from '@constellation/transport';
import { Redis } from 'ioredis';
import type { Connection } from 'mongoose';
import { within } from './within.ts';

/** The parts that a process needs to do its work; those it does not have are left out. */
@Injectable()
export class HealthChecks {
  constructor(
    private readonly indicators: HealthIndicatorService,
    @Optional() @InjectConnection() private readonly mongo: Connection | undefined,
    @Optional() @Inject(Redis) private readonly redis: Redis | undefined,
    @Optional() @Inject(TransportHealth) private readonly transport: TransportHealth | undefined,
  ) {}

  all(): (() => Promise<HealthIndicatorResult>)[] {
    const { mongo, redis, transport } = this;
    return [
      ...(mongo === undefined ? [] : [() => this.check('mongo', () => Promise.resolve(mongo.db?.command({ ping: 1 })))]),
      ...(redis === undefined ? [] : [() => this.check('redis', () => redis.ping())]),
      ...(transport === undefined
        ? []
        : [
            () =>
              this.check('messages', () =>
                transport.isHealthy() ? Promise.resolve() : Promise.reject(new Error('The inbox does not answer.')),
              ),
          ]),
    ];
  }

  private async check(name: string, ask: () => Promise<unknown>): Promise<HealthIndicatorResult> {
    const indicator = this.indicators.check(name);
    try {
      await within(1_000, ask());
      return indicator.up();
    } catch {
      return indicator.down();
    }
  }
}
