import { freshMongoUri } from '@constellation/testing-stores';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { Browser } from '../testing/browser.ts';
import { startTestGateway, type TestGateway } from '../testing/start-test-gateway.ts';

const password = 'a long enough phrase';
const ada = { email: 'ada@example.org', name: 'Ada', password };

describe('signing up and in', () => {
  let gateway: TestGateway;
  let admin: Browser;
  const open = () => new Browser(gateway.port, gateway.host);
  const invite = async (input: object = {}) => {
    const { body } = await admin.api('POST', '/admin/invitations', { body: input });
    return (body as { url: string }).url.split('#invitation=')[1] ?? '';
  };

  beforeAll(async () => {
    gateway = await startTestGateway({ mongoUri: freshMongoUri(), redisUrl: inject('redisUrl') });
    admin = open();
  });
  afterAll(() => gateway.close());

  it('makes exactly one of those who sign up first at the same time the administrator', async () => {
    expect((await admin.api('GET', '/auth/sign-up')).body).toEqual({ firstPerson: true, signUp: 'invite' });
    const others = ['eve', 'bob', 'kim'].map((name) => open().enter('/auth/sign-up', { email: `${name}@example.org`, name, password }));
    const answers = await Promise.all([admin.enter('/auth/sign-up', ada), ...others]);
    const made = answers.filter(({ status }) => status === 201);
    expect(made.map(({ body }) => (body as { account: { platformRole: string } }).account.platformRole)).toEqual(['admin']);
    expect(
      answers.filter(({ status }) => status !== 201).every(({ body }) => (body as { code: string }).code === 'identity.invitation_needed'),
    ).toBe(true);
    if (made[0] !== answers[0])
      await admin.enter('/auth/sign-in', { email: (made[0]?.body as { account: { email: string } }).account.email, password });
    expect(await admin.api('GET', '/me')).toMatchObject({ status: 200, body: { platformRole: 'admin' } });
  });

  it('keeps the refresh token in a cookie that no script and no other site gets', async () => {
    const browser = open();
    const invitation = await invite();
    const answer = await browser.enter('/auth/sign-up', { email: 'cookie@example.org', name: 'Cookie', password, invitation });
    expect(answer.headers['set-cookie']).toEqual([
      expect.stringMatching(/^cst=[\w.-]+; Path=\/; Max-Age=2592000; HttpOnly; SameSite=Strict$/),
    ]);
    expect(answer.text).not.toContain(browser.cookie?.slice(4) ?? 'no cookie');
  });

  it('takes an invitation once, and only from the address it names', async () => {
    const invitation = await invite({ email: 'Grace@Example.org' });
    const signUp = (email: string) => open().enter('/auth/sign-up', { email, name: 'Grace', password, invitation });
    expect(await signUp('mallory@example.org')).toMatchObject({ status: 403, body: { code: 'identity.invitation_invalid' } });
    const both = await Promise.all([signUp('grace@example.org'), signUp('grace@example.org')]);
    expect(both.map(({ status }) => status).toSorted()).toEqual([201, expect.toSatisfy((status) => status === 403 || status === 409)]);
    expect(await signUp('grace@example.org')).toMatchObject({ status: 403 });
  });

  it('answers the same to a wrong password and to an unknown address, in the same time', async () => {
    const tries = async (email: string) => {
      const started = performance.now();
      const { status, body } = await open().enter('/auth/sign-in', { email, password: 'not the right one' });
      const { correlationId: _own, ...problem } = body as Record<string, unknown>;
      return { answer: { status, problem }, ms: performance.now() - started };
    };
    await tries('warm-up@example.org');
    const known = await tries('cookie@example.org');
    const unknown = await tries('nobody@example.org');
    expect(unknown.answer).toEqual(known.answer);
    expect(known.answer.status).toBe(401);
    // A password hash takes most of it; without one the answer would come in a tenth of the time.
    expect(unknown.ms).toBeGreaterThan(known.ms / 3);
  });

  it('refuses passwords that everybody tries first', async () => {
    const invitation = await invite();
    const answer = await open().enter('/auth/sign-up', { email: 'weak@example.org', name: 'Weak', password: 'Password1234', invitation });
    expect(answer).toMatchObject({ status: 422, body: { code: 'identity.password_weak' } });
  });

  it('lets an administrator make a reset link that works once and ends every session', async () => {
    const browser = open();
    await browser.enter('/auth/sign-up', { email: 'lost@example.org', name: 'Lost', password, invitation: await invite() });
    const me = (await browser.api('GET', '/me')).body as { id: string };
    const { url } = (await admin.api('POST', `/admin/users/${me.id}/reset-link`)).body as { url: string };
    const code = url.split('#code=')[1] ?? '';
    expect(await open().enter('/auth/reset', { code, password: '1234567890' })).toMatchObject({ status: 422 });
    const other = open();
    expect(await other.enter('/auth/reset', { code, password: 'a new long phrase' })).toMatchObject({ status: 200 });
    expect(await open().enter('/auth/reset', { code, password: 'another long phrase' })).toMatchObject({
      status: 403,
      body: { code: 'identity.reset_invalid' },
    });
    expect(await browser.api('GET', '/me')).toMatchObject({ status: 401 });
    expect(await other.api('GET', '/me')).toMatchObject({ status: 200 });
    expect(await open().enter('/auth/sign-in', { email: 'lost@example.org', password })).toMatchObject({ status: 401 });
  });

  it('ends the other sessions of a person who changes the password', async () => {
    const [here, there] = [open(), open()];
    await here.enter('/auth/sign-up', { email: 'two@example.org', name: 'Two', password, invitation: await invite() });
    await there.enter('/auth/sign-in', { email: 'two@example.org', password });
    const { items } = (await here.api('GET', '/me/sessions')).body as { items: { isCurrent: boolean }[] };
    expect(items.map(({ isCurrent }) => isCurrent)).toEqual([false, true]);
    expect(await here.api('POST', '/me/password', { body: { current: 'wrong one here', next: 'the next long phrase' } })).toMatchObject({
      status: 403,
    });
    expect(await here.api('POST', '/me/password', { body: { current: password, next: 'the next long phrase' } })).toMatchObject({
      status: 200,
    });
    expect(await there.api('GET', '/me')).toMatchObject({ status: 401 });
    expect(await here.api('GET', '/me')).toMatchObject({ status: 200 });
  });

  it('disables an account at once, and never the last administrator', async () => {
    const browser = open();
    await browser.enter('/auth/sign-up', { email: 'gone@example.org', name: 'Gone', password, invitation: await invite() });
    const { id } = (await browser.api('GET', '/me')).body as { id: string };
    const disable = (userId: string, tag: string) =>
      admin.api('PATCH', `/admin/users/${userId}`, { body: { disabled: true }, headers: { 'if-match': tag } });
    expect(await admin.api('PATCH', `/admin/users/${id}`, { body: { disabled: true } })).toMatchObject({ status: 428 });
    expect(await disable(id, '"7"')).toMatchObject({ status: 412, headers: { etag: '"1"' }, body: { details: { version: 1 } } });
    expect(await disable(id, '"1"')).toMatchObject({ status: 200, headers: { etag: '"2"' } });
    expect(await browser.api('GET', '/me')).toMatchObject({ status: 401 });
    expect(await browser.enter('/auth/sign-in', { email: 'gone@example.org', password })).toMatchObject({
      status: 403,
      body: { code: 'identity.account_disabled' },
    });
    const me = (await admin.api('GET', '/me')).body as { id: string };
    expect(await disable(me.id, '*')).toMatchObject({ status: 409, body: { code: 'identity.last_admin' } });
    expect(await browser.api('GET', '/admin/users')).toMatchObject({ status: 401 });
  });

  it('refuses acts of pages of another origin, and bodies that are no JSON', async () => {
    const attempt = (headers: Record<string, string>, body: unknown = ada) => open().api('POST', '/auth/sign-in', { body, headers });
    for (const origin of [
      'http://evil.example',
      'null',
      'http://constellation.localhost:8000.evil.example',
      'http://constellation.localhost',
      'https://constellation.localhost:8000',
    ])
      expect(await attempt({ origin })).toMatchObject({ status: 403, body: { code: 'origin_refused' } });
    expect(await attempt({ 'content-type': 'text/plain' })).toMatchObject({ status: 415 });
    expect(await attempt({ 'content-type': 'application/x-www-form-urlencoded' }, 'email=a&password=b')).toMatchObject({ status: 415 });
  });

  it('names each fault of an input by its place', async () => {
    const answer = await open().api('POST', '/auth/sign-in', { body: { email: { $gt: '' }, password: ['x'] } });
    expect(answer).toMatchObject({
      status: 400,
      body: { code: 'invalid_input', errors: [{ pointer: '/email' }, { pointer: '/password' }] },
    });
  });
});
