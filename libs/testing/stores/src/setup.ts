import type { TestProject } from 'vitest/node';
import './provided-context.ts';
import { startMongo } from './start-mongo.ts';
import { startRedis } from './start-redis.ts';

/** Vitest's global setup of the project `int`: one MongoDB and one Redis for the whole run. Returns the teardown. */
export const setup = async (project: TestProject): Promise<() => Promise<void>> => {
  const [mongo, redis] = await Promise.all([startMongo(), startRedis()]);
  project.provide('mongoUri', mongo.uri);
  project.provide('redisUrl', redis.url);
  return async () => {
    await Promise.all([mongo.stop('SIGKILL'), redis.stop('SIGKILL')]);
  };
};
