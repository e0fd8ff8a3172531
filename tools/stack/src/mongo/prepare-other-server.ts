import { MongoClient } from 'mongodb';
import type { StoreUser } from '../data-folder/secrets.ts';
import { setServiceUsers } from './set-service-users.ts';

/** Sets up a server that somebody else runs (`MONGODB_URI`): it must be a replica set, and its user may manage users. */
export async function prepareOtherServer(uri: string, passwords: Record<StoreUser, string>): Promise<void> {
  const client = new MongoClient(uri, { serverSelectionTimeoutMS: 10_000 });
  try {
    const hello = await client.db('admin').command({ hello: 1 });
    if (!hello['setName'] && hello['msg'] !== 'isdbgrid') {
      throw new Error(
        'MONGODB_URI names a standalone server, and Constellation needs a replica set for acknowledged writes: start mongod with --replSet rs0 and run rs.initiate().',
      );
    }
    await setServiceUsers(client, passwords);
  } finally {
    await client.close();
  }
}
