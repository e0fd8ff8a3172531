import { liveSubprotocol } from '@constellation/contracts-kernel';
import { freshMongoUri, startRedis, type StartedRedis } from '@constellation/testing-stores';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeCodes } from '../live/close-codes.ts';
import { openSocket, ticketFor } from '../testing/open-socket.ts';
import { type Person, signUpPeople } from '../testing/people.ts';
import { startTestGateway, type TestGateway } from '../testing/start-test-gateway.ts';

describe('sessions without Redis', () => {
  let redis: StartedRedis;
  let gateway: TestGateway;
  let ada: Person;
  let bob: Person;

  beforeAll(async () => {
    redis = await startRedis();
    gateway = await startTestGateway({ mongoUri: freshMongoUri(), redisUrl: redis.url });
    [ada, bob] = (await signUpPeople(gateway, ['ada', 'bob'])) as [Person, Person];
  });
  afterAll(async () => {
    await gateway.close();
    await redis.stop();
  });

  it('go on, are refreshed and are ended, and an emptied Redis brings none of them back', async () => {
    const socketOf = async (person: Person) =>
      openSocket(gateway, '/ws', [liveSubprotocol, await ticketFor(person.browser, { kind: 'live' })]);
    const hers = await socketOf(ada);
    const his = await socketOf(bob);
    await redis.stop('SIGKILL');
    expect(await ada.browser.api('GET', '/me')).toMatchObject({ status: 200 });
    expect(await ada.browser.enter('/auth/refresh', {})).toMatchObject({ status: 200 });
    const thief = bob.browser.copy();
    const signingOut = bob.browser.api('POST', '/auth/sign-out');
    expect(await his.closed).toBe(closeCodes.sessionEnded);
    redis = await startRedis({ port: redis.port });
    expect(await signingOut).toMatchObject({ status: 204 });
    expect(await thief.api('GET', '/me')).toMatchObject({ status: 401 });
    expect(await thief.enter('/auth/refresh', {})).toMatchObject({ status: 401 });
    await expect.poll(async () => (await ada.browser.api('GET', '/me')).status).toBe(200);
    expect(hers.socket.readyState).toBe(hers.socket.OPEN);
    hers.socket.close();
  });
});
