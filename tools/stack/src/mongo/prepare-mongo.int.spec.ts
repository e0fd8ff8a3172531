import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { MongoClient } from 'mongodb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openDataFolder } from '../data-folder/data-folder.ts';
import { openSecrets } from '../data-folder/secrets.ts';
import { findMongod } from '../parts/find-mongod.ts';
import { acceptsConnections } from '../process/accepts-connections.ts';
import { Child } from '../process/child.ts';
import { freePort } from '../process/free-port.ts';
import { temporaryFolder } from '../testing/temporary-folder.ts';
import { until } from '../testing/until.ts';
import { MongoServer } from './mongo-server.ts';
import { mongoUri } from './mongo-uri.ts';
import { prepareMongo } from './prepare-mongo.ts';

vi.setConfig({ testTimeout: 90_000 });

const passwords = { launcher: 'l', gateway: 'g', project: 'p', claude: 'c', workspace: 'w' };
let folder: string;
beforeEach(() => (folder = temporaryFolder('mongo')));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('a MongoDB server of somebody else', () => {
  it('is refused with a sentence when it is a standalone', async () => {
    const { path } = await findMongod();
    const port = await freePort();
    const data = join(folder, 'standalone');
    mkdirSync(data);
    const args = ['--bind_ip', '127.0.0.1', '--port', String(port), '--dbpath', data, '--nounixsocket'];
    const standalone = Child.start({ name: 'mongod', command: path, args, env: process.env, logFile: join(folder, 'log') });
    await until(() => acceptsConnections(port));
    const preparing = prepareMongo({ server: { uri: `mongodb://127.0.0.1:${port}` }, passwords });
    await expect(preparing).rejects.toThrow(/standalone server, and Constellation needs a replica set/);
    await standalone.stop(20_000);
  });

  it('gets one user per service when its own user may make them', async () => {
    const dataFolder = join(folder, 'data');
    openDataFolder(dataFolder);
    const secrets = openSecrets(dataFolder);
    const port = await freePort();
    const events = { started: () => undefined, said: () => undefined };
    const server = new MongoServer({ path: (await findMongod()).path, port, dataFolder, secrets, env: process.env, events });
    await server.start();
    const uri = `mongodb://launcher:${secrets.mongoPasswords.launcher}@127.0.0.1:${port}/admin?replicaSet=rs0`;
    await prepareMongo({ server: { uri }, passwords });
    const client = new MongoClient(mongoUri(uri, 'gateway', 'g'));
    await client.db().collection('users').insertOne({ name: 'Ana' });
    expect(client.db().databaseName).toBe('constellation_gateway');
    await client.close();
    await server.stop();
  });
});
