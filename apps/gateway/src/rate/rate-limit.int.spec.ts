import { freshMongoUri, startRedis, type StartedRedis } from '@constellation/testing-stores';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Browser } from '../testing/browser.ts';
import { type KeyFiles, writeKeyFiles } from '../testing/key-files.ts';
import { startTestGateway, type TestGateway } from '../testing/start-test-gateway.ts';

describe('limits', () => {
  const mongoUri = freshMongoUri();
  let redis: StartedRedis;
  let keys: KeyFiles;
  let gateways: TestGateway[];
  const start = () => startTestGateway({ mongoUri, redisUrl: redis.url, keys });
  const guess = (gateway: TestGateway | undefined, email: string, address: string) =>
    new Browser(gateway?.port ?? 0, gateway?.host ?? '', address).enter('/auth/sign-in', { email, password: 'not the right one' });

  beforeAll(async () => {
    [redis, keys] = await Promise.all([startRedis(), writeKeyFiles()]);
    gateways = [await start(), await start()];
  });
  afterAll(async () => {
    await Promise.all(gateways.map((gateway) => gateway.close()));
    await redis.stop();
  });

  it('count the tries of one account over two gateways, a restart and many addresses', async () => {
    const statuses: number[] = [];
    for (let turn = 0; turn < 10; turn += 1)
      statuses.push((await guess(gateways[turn % 2], 'ada@example.org', `127.0.0.${turn + 10}`)).status);
    expect(new Set(statuses)).toEqual(new Set([401]));
    await gateways[0]?.close();
    gateways[0] = await start();
    const refused = await Promise.all(gateways.map((gateway) => guess(gateway, 'ada@example.org', '127.0.0.99')));
    for (const { status, headers, body } of refused) {
      expect(status).toBe(429);
      expect(body).toMatchObject({ code: 'rate_limited' });
      expect(Number(headers['retry-after'])).toBeGreaterThan(0);
      expect(headers['ratelimit']).toMatch(/^"default";r=0;t=\d+$/);
    }
    expect((await guess(gateways[1], 'bob@example.org', '127.0.0.99')).status).toBe(401);
  });

  it('count an address whose tokens are not valid, on each route', async () => {
    const browser = new Browser(gateways[0]?.port ?? 0, gateways[0]?.host ?? '', '127.0.0.77');
    browser.accessToken = 'x.y.z';
    const remaining = async () => Number(/r=(\d+)/.exec(String((await browser.api('GET', '/me')).headers['ratelimit']))?.[1]);
    expect(await remaining()).toBe(5_999);
    expect(await remaining()).toBe(5_998);
  });

  it('stay closed while Redis is away', async () => {
    await redis.stop('SIGKILL');
    const tries = [];
    for (let turn = 0; turn < 11; turn += 1) tries.push((await guess(gateways[1], 'kim@example.org', '127.0.0.50')).status);
    expect(tries.at(0)).toBe(401);
    expect(tries.at(-1)).toBe(429);
    redis = await startRedis({ port: redis.port });
  });
});
