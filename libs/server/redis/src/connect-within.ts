import type { Redis } from 'ioredis';

/** Connects, trying again until it works. Rejects when it has not after `ms`, and gives up then. */
export const connectWithin = async (redis: Redis, ms: number): Promise<void> => {
  const ready = new Promise<void>((resolve, reject) => {
    const timer = setTimeout(() => {
      redis.disconnect();
      reject(new Error(`Redis did not answer within ${ms} ms.`));
    }, ms);
    redis.once('ready', () => {
      clearTimeout(timer);
      resolve();
    });
  });
  // The first attempt may fail; the connection's own retries go on.
  redis.connect().catch(() => undefined);
  await ready;
};
