export * from './fresh-mongo-uri.ts';
export * from './provided-context.ts';
export { type StartedMongo, startMongo } from './stores/start-mongo.ts';
export { type StartedRedis, startRedis } from './stores/start-redis.ts';
