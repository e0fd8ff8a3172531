export * from './create-redis.ts';
export * from './redis-module.ts';
export * from './redis-script.ts';
