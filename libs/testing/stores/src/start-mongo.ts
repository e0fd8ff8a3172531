import mongoose from 'mongoose';
import { findStoreBinary } from './find-store-binary.ts';
import { freePort } from './free-port.ts';
import { type StoreProcess, startStoreProcess } from './store-process.ts';

const isPrimary = async (client: mongoose.mongo.MongoClient): Promise<boolean> => {
  const { isWritablePrimary } = await client.db('admin').command({ hello: 1 });
  return isWritablePrimary === true;
};

const waitForPrimary = async (port: number): Promise<void> => {
  const client = new mongoose.mongo.MongoClient(`mongodb://127.0.0.1:${port}/?directConnection=true`, { serverSelectionTimeoutMS: 10_000 });
  try {
    const host = `127.0.0.1:${port}`;
    await client.db('admin').command({ replSetInitiate: { _id: 'rs0', members: [{ _id: 0, host }] } });
    while (!(await isPrimary(client))) await new Promise((done) => setTimeout(done, 50));
  } finally {
    await client.close();
  }
};

const answers = async (port: number): Promise<boolean> => {
  const client = new mongoose.mongo.MongoClient(`mongodb://127.0.0.1:${port}/?directConnection=true`, { serverSelectionTimeoutMS: 400 });
  try {
    await client.db('admin').command({ ping: 1 });
    return true;
  } catch {
    return false;
  } finally {
    await client.close();
  }
};

export interface StartedMongo extends StoreProcess {
  /** `mongodb://127.0.0.1:<port>/?replicaSet=rs0`, naming no database. */
  uri: string;
}

/** Starts a single-node replica set, so that transactions and change streams work, and waits until it is writable. */
export const startMongo = async (): Promise<StartedMongo> => {
  const port = await freePort();
  const started = await startStoreProcess(
    findStoreBinary('mongod'),
    (folder) => [
      ...['--dbpath', folder, '--port', String(port), '--bind_ip', '127.0.0.1', '--replSet', 'rs0', '--oplogSize', '64'],
      ...['--nounixsocket', '--wiredTigerCacheSizeGB', '0.25', '--setParameter', 'diagnosticDataCollectionEnabled=false', '--quiet'],
    ],
    () => answers(port),
  );
  await waitForPrimary(port);
  return { ...started, uri: `mongodb://127.0.0.1:${port}/?replicaSet=rs0` };
};
