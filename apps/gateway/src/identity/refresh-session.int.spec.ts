import { freshMongoUri } from '@constellation/testing-stores';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { Clock } from '../clock.ts';
import { Browser } from '../testing/browser.ts';
import { startTestGateway, type TestGateway } from '../testing/start-test-gateway.ts';
import { parentGraceMs } from './session-lifetimes.ts';

const password = 'a long enough phrase';
const person = { email: 'ada@example.org', name: 'Ada', password };

describe('refreshing', () => {
  let gateway: TestGateway;
  let ahead = 0;
  const signedIn = async () => {
    const browser = new Browser(gateway.port, gateway.host);
    await browser.enter('/auth/sign-in', person);
    return browser;
  };
  const refresh = (browser: Browser) => browser.enter('/auth/refresh', {});
  const later = (ms: number) => (ahead += ms);

  beforeAll(async () => {
    gateway = await startTestGateway({ mongoUri: freshMongoUri(), redisUrl: inject('redisUrl') });
    const clock = gateway.app.get(Clock);
    clock.now = () => new Date(Date.now() + ahead);
    await new Browser(gateway.port, gateway.host).enter('/auth/sign-up', person);
  });
  afterAll(() => gateway.close());

  it('gives two tabs that wake at once the same successor, and both go on', async () => {
    const tab = await signedIn();
    const other = tab.copy();
    const before = tab.cookie;
    const answers = await Promise.all([refresh(tab), refresh(other)]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    expect(tab.cookie).not.toBe(before);
    expect(other.cookie).toBe(tab.cookie);
    expect(await refresh(tab)).toMatchObject({ status: 200 });
  });

  it('leaves one live family after fifty refreshes at once', async () => {
    const tab = await signedIn();
    const tabs = Array.from({ length: 50 }, () => tab.copy());
    const answers = await Promise.all(tabs.map(refresh));
    expect(answers.every(({ status }) => status === 200)).toBe(true);
    expect(new Set(tabs.map(({ cookie }) => cookie)).size).toBe(1);
  });

  it('honours the token again whose answer was cut, until half a minute later', async () => {
    const tab = await signedIn();
    const lost = tab.copy();
    await refresh(lost);
    later(parentGraceMs - 1_000);
    expect(await refresh(tab)).toMatchObject({ status: 200 });
    expect(tab.cookie).toBe(lost.cookie);
  });

  it('ends the session when the parent comes back later than that', async () => {
    const tab = await signedIn();
    const thief = tab.copy();
    await refresh(tab);
    later(parentGraceMs + 1_000);
    expect(await refresh(thief)).toMatchObject({ status: 401, body: { code: 'identity.session_ended' } });
    expect(await refresh(tab)).toMatchObject({ status: 401 });
    expect(await tab.api('GET', '/me')).toMatchObject({ status: 401 });
  });

  it('ends the session when an older token is replayed, however soon', async () => {
    const tab = await signedIn();
    const thief = tab.copy();
    await refresh(tab);
    await refresh(tab);
    expect(await refresh(thief)).toMatchObject({ status: 401 });
    expect(await refresh(tab)).toMatchObject({ status: 401 });
  });

  it('takes a guess for what it is, and ends nobody’s session', async () => {
    const tab = await signedIn();
    const guesser = tab.copy();
    guesser.cookie = `cst=${'A'.repeat(22)}.${'B'.repeat(43)}`;
    expect(await refresh(guesser)).toMatchObject({ status: 401 });
    expect(await refresh(tab)).toMatchObject({ status: 200 });
  });

  it('ends a session on sign-out, for its access token too', async () => {
    const tab = await signedIn();
    const copy = tab.copy();
    expect(await tab.api('POST', '/auth/sign-out')).toMatchObject({
      status: 204,
      headers: { 'set-cookie': [expect.stringContaining('cst=; Path=/; Max-Age=0')] },
    });
    expect(await copy.api('GET', '/me')).toMatchObject({ status: 401 });
    expect(await refresh(copy)).toMatchObject({ status: 401 });
  });
});
