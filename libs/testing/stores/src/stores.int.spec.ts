import mongoose from 'mongoose';
import { expect, inject, it } from 'vitest';
import { freshMongoUri } from './fresh-mongo-uri.ts';
import { freePort } from './free-port.ts';
import { startRedis } from './start-redis.ts';
import { startStoreProcess } from './store-process.ts';

it('gives each spec file a database of its own on a replica set that takes transactions', async () => {
  const uri = freshMongoUri();
  expect(uri).not.toBe(freshMongoUri());
  const connection = await mongoose.createConnection(uri).asPromise();
  const marks = connection.collection<{ n: number }>('marks');
  await connection.transaction(async (session) => {
    await marks.insertOne({ n: 1 }, { session });
  });
  expect(await marks.countDocuments()).toBe(1);
  await connection.close();
});

it('starts a Redis beside the shared one, and another in its place', async () => {
  const first = await startRedis();
  expect(first.url).not.toBe(inject('redisUrl'));
  await first.stop('SIGKILL');
  const second = await startRedis({ port: first.port });
  expect(second.pid).not.toBe(first.pid);
  await second.stop();
});

it('says what a server printed that could not start', async () => {
  const port = await freePort();
  const start = startStoreProcess(
    'sh',
    () => ['-c', `echo "no room on ${port}" >&2; exit 1`],
    () => Promise.resolve(false),
  );
  await expect(start).rejects.toThrow(`no room on ${port}`);
});
