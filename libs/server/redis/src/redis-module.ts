import { type DynamicModule, Global, Inject, Module, type OnApplicationShutdown } from '@nestjs/common';
import { Redis } from 'ioredis';
import { connectWithin } from './connect-within.ts';
import { createRedis, type RedisOptions } from './create-redis.ts';

/** Provides one connected `Redis` (the class is the token). It closes after every handler has ended. */
@Global()
@Module({})
export class RedisModule implements OnApplicationShutdown {
  constructor(@Inject(Redis) private readonly redis: Redis) {}

  static forRoot(options: RedisOptions): DynamicModule {
    const provider = {
      provide: Redis,
      useFactory: async () => {
        const redis = createRedis(options);
        await connectWithin(redis, 5_000);
        return redis;
      },
    };
    return { module: RedisModule, providers: [provider], exports: [Redis] };
  }

  onApplicationShutdown(): void {
    this.redis.disconnect();
  }
}
