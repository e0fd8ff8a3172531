import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { MongoClient } from 'mongodb';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { redisCommand } from './redis/redis-command.ts';
import { startStack, type Stack } from './stack.ts';
import type { ServiceName } from './services/service-name.ts';
import { temporaryFolder } from './testing/temporary-folder.ts';
import { makeFakeCheckout } from './testing/make-fake-checkout.ts';

vi.setConfig({ testTimeout: 90_000, hookTimeout: 90_000 });

let folder: string;
let stack: Stack | undefined;
beforeAll(async () => {
  folder = temporaryFolder('users');
  const checkout = makeFakeCheckout(join(folder, 'checkout'));
  stack = await startStack({ dataFolder: join(folder, 'data'), publicPort: 0, checkout, quiet: true });
});
afterAll(async () => {
  await stack?.stop();
  rmSync(folder, { recursive: true, force: true });
});

const told = (service: ServiceName): NodeJS.ProcessEnv =>
  JSON.parse(readFileSync(join(folder, `checkout/apps/${service}/dist/main.js.env.json`), 'utf8')) as NodeJS.ProcessEnv;

async function asService<T>(service: ServiceName, work: (client: MongoClient) => Promise<T>): Promise<T> {
  const client = new MongoClient(told(service)['MONGODB_URI'] ?? '');
  try {
    return await work(client);
  } finally {
    await client.close();
  }
}

function redisAs(service: ServiceName, ...command: string[]): Promise<string> {
  const url = new URL(told(service)['REDIS_URL'] ?? '');
  return redisCommand(Number(url.port), { name: url.username, password: decodeURIComponent(url.password) }, command);
}

describe('the MongoDB user of a service', () => {
  it('writes its own database, in a transaction, and sees its changes', async () => {
    const seen = await asService('project', async (client) => {
      const projects = client.db().collection('projects');
      await projects.createIndex({ name: 1 }, { unique: true });
      const changes = projects.watch();
      const next = changes.next();
      await client.withSession((session) => session.withTransaction(() => projects.insertOne({ name: 'one' }, { session })));
      const change = await next;
      await changes.close();
      return change.operationType;
    });
    expect(seen).toBe('insert');
  });

  it('cannot read or write the database of another service', async () => {
    await asService('gateway', (client) => client.db('constellation_gateway').collection('users').insertOne({ name: 'Ana' }));
    const reading = asService('claude', (client) => client.db('constellation_gateway').collection('users').findOne());
    await expect(reading).rejects.toThrow(/not authorized on constellation_gateway/);
    const writing = asService('claude', (client) => client.db('constellation_gateway').collection('users').insertOne({}));
    await expect(writing).rejects.toThrow(/not authorized on constellation_gateway/);
  });

  it('cannot list databases of others or make users', async () => {
    const names = await asService('workspace', (client) => client.db().admin().listDatabases());
    expect(names.databases.map(({ name }) => name).filter((name) => name !== 'constellation_workspace')).toEqual([]);
    const making = asService('workspace', (client) => client.db().command({ createUser: 'mallory', pwd: 'x', roles: ['root'] }));
    await expect(making).rejects.toThrow(/not authorized/);
  });

  it('is needed: without one nothing can be read', async () => {
    const address = (told('gateway')['MONGODB_URI'] ?? '').replace(/\/\/.*@/, '//');
    const client = new MongoClient(address);
    await expect(client.db('constellation_gateway').collection('users').findOne()).rejects.toThrow(/requires authentication/);
    await client.close();
  });
});

describe('the Redis user of a service', () => {
  it('reaches the keys and channels of the transport and keys of its own', async () => {
    expect(await redisAs('gateway', 'SET', 'cx1:hello', '1')).toBe('+OK');
    expect(await redisAs('gateway', 'SET', 'gw:limit', '1')).toBe('+OK');
    expect(await redisAs('claude', 'SPUBLISH', 'cx1:inbox', 'x')).toBe(':0');
  });

  it('reaches nothing else', async () => {
    const refused = /^-NOPERM/;
    expect(await redisAs('claude', 'GET', 'gw:limit')).toMatch(refused);
    expect(await redisAs('claude', 'SET', 'other', '1')).toMatch(refused);
    expect(await redisAs('claude', 'SPUBLISH', 'other', 'x')).toMatch(refused);
  });

  it('may not look at all keys, empty the server or change it', async () => {
    for (const command of [['KEYS', '*'], ['FLUSHALL'], ['CONFIG', 'GET', 'requirepass'], ['ACL', 'LIST'], ['SHUTDOWN']]) {
      expect(await redisAs('workspace', ...command)).toMatch(/^-NOPERM/);
    }
  });

  it('is needed: the default user is off', async () => {
    const port = Number(new URL(told('gateway')['REDIS_URL'] ?? '').port);
    await expect(redisCommand(port, { name: 'default', password: '' }, ['PING'])).rejects.toThrow(/WRONGPASS/);
  });
});
