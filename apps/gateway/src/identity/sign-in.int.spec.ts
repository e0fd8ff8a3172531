import { freshMongoUri } from '@constellation/testing-stores';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { Browser } from '../testing/browser.ts';
import { startTestGateway, type TestGateway } from '../testing/start-test-gateway.ts';

const ada = { email: 'ada@example.org', name: 'Ada', password: 'a long enough phrase' };

describe('signing up and in', () => {
  let gateway: TestGateway;
  const open = () => new Browser(gateway.port, gateway.host);

  beforeAll(async () => {
    gateway = await startTestGateway({ mongoUri: freshMongoUri(), redisUrl: inject('redisUrl') });
  });
  afterAll(() => gateway.close());

  it('makes the first person the administrator, and takes others by invitation alone', async () => {
    const browser = open();
    expect((await browser.api('GET', '/auth/sign-up')).body).toEqual({ firstPerson: true, signUp: 'invite' });
    const first = await browser.enter('/auth/sign-up', ada);
    expect(first).toMatchObject({ status: 201, body: { account: { email: ada.email, platformRole: 'admin' } } });
    expect(first.headers['set-cookie']?.[0]).toMatch(/^cst=[\w.-]+; Path=\/; Max-Age=2592000; HttpOnly; SameSite=Strict$/);
    expect(await browser.api('GET', '/me')).toMatchObject({ status: 200, body: { name: 'Ada' } });
    const second = await open().enter('/auth/sign-up', { ...ada, email: 'eve@example.org' });
    expect(second).toMatchObject({ status: 403, body: { code: 'identity.invitation_needed' } });
  });
});
