import { setTimeout as delay } from 'node:timers/promises';
import { MongoClient, MongoServerError, type Document } from 'mongodb';
import type { StoreUser } from '../data-folder/secrets.ts';
import { setServiceUsers } from './set-service-users.ts';

const answersWithinMs = 60_000;

/** Sets up the launcher's own mongod on `port`: the replica set of one, the administrator, the services' users. */
export async function prepareOwnServer(port: number, passwords: Record<StoreUser, string>): Promise<void> {
  const administrator = connection(port, passwords.launcher);
  try {
    await administrator.connect().catch(async (error: unknown) => {
      if (!hasCode(error, 18)) throw error; // no such user yet
      await makeAdministrator(port, passwords.launcher);
      await administrator.connect();
    });
    await keepAddress(administrator, port);
    await untilPrimary(administrator);
    await setServiceUsers(administrator, passwords);
  } finally {
    await administrator.close();
  }
}

function connection(port: number, password?: string): MongoClient {
  return new MongoClient(`mongodb://127.0.0.1:${port}/admin?directConnection=true`, {
    serverSelectionTimeoutMS: answersWithinMs,
    ...(password === undefined ? {} : { auth: { username: 'launcher', password }, authMechanism: 'SCRAM-SHA-256' }),
  });
}

// A server without users lets a client on loopback make the first one, and only that.
async function makeAdministrator(port: number, password: string): Promise<void> {
  const client = connection(port);
  try {
    const admin = client.db('admin');
    const config = { _id: 'rs0', members: [{ _id: 0, host: `127.0.0.1:${port}` }] };
    await admin.command({ replSetInitiate: config }).catch((error: unknown) => {
      if (!hasCode(error, 23)) throw error; // initiated by a start that was cut short
    });
    await untilPrimary(client);
    await admin.command({ createUser: 'launcher', pwd: password, roles: ['root'], mechanisms: ['SCRAM-SHA-256'] });
  } finally {
    await client.close();
  }
}

// The set's configuration names the port; when another program has since taken it, the set is told its new one.
async function keepAddress(client: MongoClient, port: number): Promise<void> {
  const { config } = (await client.db('admin').command({ replSetGetConfig: 1 })) as Document & {
    config: { version: number; members: { host: string }[] };
  };
  const [member] = config.members;
  if (!member || member.host === `127.0.0.1:${port}`) return;
  member.host = `127.0.0.1:${port}`;
  config.version += 1;
  await client.db('admin').command({ replSetReconfig: config, force: true });
}

async function untilPrimary(client: MongoClient): Promise<void> {
  const end = performance.now() + answersWithinMs;
  while (performance.now() < end) {
    const hello = await client.db('admin').command({ hello: 1 });
    if (hello['isWritablePrimary'] === true) return;
    await delay(50);
  }
  throw new Error('MongoDB did not become the primary of its replica set within a minute.');
}

function hasCode(error: unknown, code: number): boolean {
  return error instanceof MongoServerError && error.code === code;
}
