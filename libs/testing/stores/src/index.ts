export * from './fresh-mongo-uri.ts';
export * from './provided-context.ts';
export { freePort } from './free-port.ts';
export { type StartedMongo, startMongo } from './start-mongo.ts';
export { type StartedRedis, startRedis } from './start-redis.ts';
