import { Global, Module } from '@nestjs/common';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import { TransportHealth } from '@constellation/transport';
import { Redis } from 'ioredis';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HealthModule } from './health-module.ts';

const inbox = { isHealthy: () => true };
const redis = { ping: () => Promise.resolve('PONG') };

@Global()
@Module({
  providers: [
    { provide: TransportHealth, useValue: inbox },
    { provide: Redis, useValue: redis },
  ],
  exports: [TransportHealth, Redis],
})
class PartsModule {}

describe('health', () => {
  let app: NestFastifyApplication;
  beforeAll(async () => {
    const testing = await Test.createTestingModule({ imports: [PartsModule, HealthModule] }).compile();
    app = testing.createNestApplication<NestFastifyApplication>(new FastifyAdapter(), { logger: false });
    await app.init();
  });
  afterAll(() => app.close());

  const status = async (url: string) => (await app.inject({ url })).statusCode;

  it('is ready while every part answers', async () => {
    expect(await status('/health/ready')).toBe(200);
  });

  it.each([
    [
      'Redis fails',
      () => {
        redis.ping = () => Promise.reject(new Error('away'));
      },
    ],
    [
      'Redis stays silent',
      () => {
        redis.ping = () => new Promise<string>(() => undefined);
      },
    ],
    [
      'the inbox is deaf',
      () => {
        inbox.isHealthy = () => false;
      },
    ],
  ])('is not ready but alive when %s', async (_what, breakIt) => {
    breakIt();
    expect(await status('/health/ready')).toBe(503);
    expect(await status('/health/live')).toBe(200);
    redis.ping = () => Promise.resolve('PONG');
    inbox.isHealthy = () => true;
    expect(await status('/health/ready')).toBe(200);
  });
});
