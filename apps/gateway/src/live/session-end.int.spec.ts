import { liveSubprotocol } from '@constellation/contracts-kernel';
import { freshMongoUri } from '@constellation/testing-stores';
import { Broadcasts } from '@constellation/transport';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { writeKeyFiles } from '../testing/key-files.ts';
import { openSocket, ticketFor } from '../testing/open-socket.ts';
import { type Person, signUpPeople } from '../testing/people.ts';
import { startTestGateway, type TestGateway } from '../testing/start-test-gateway.ts';
import { closeCodes } from './close-codes.ts';

describe('sockets of a session', () => {
  let gateways: TestGateway[];
  let ada: Person;
  const first = () => gateways[0] as TestGateway;
  const second = () => gateways[1] as TestGateway;
  const open = async (gateway: TestGateway) =>
    openSocket(gateway, '/ws', [liveSubprotocol, await ticketFor(ada.browser, { kind: 'live' })]);

  beforeAll(async () => {
    const stores = { mongoUri: freshMongoUri(), redisUrl: inject('redisUrl'), keys: await writeKeyFiles() };
    gateways = [await startTestGateway(stores), await startTestGateway(stores)];
    [ada] = (await signUpPeople(first(), ['ada'])) as [Person];
  });
  afterAll(() => Promise.all(gateways.map((gateway) => gateway.close())));

  it('close on every gateway within a second of its revocation, although each broadcast is lost', async () => {
    for (const { app } of gateways) app.get(Broadcasts).publish = () => undefined;
    const there = await open(second());
    const here = await open(first());
    const other = ada.browser.copy();
    await other.enter('/auth/sign-in', { email: 'ada@example.org', password: 'a long enough phrase' });
    const { items } = (await other.api('GET', '/me/sessions')).body as { items: { id: string; isCurrent: boolean }[] };
    const old = items.find(({ isCurrent }) => !isCurrent);
    const started = performance.now();
    expect(await other.api('DELETE', `/me/sessions/${old?.id ?? ''}`)).toMatchObject({ status: 204 });
    expect(await Promise.all([here.closed, there.closed])).toEqual([closeCodes.sessionEnded, closeCodes.sessionEnded]);
    expect(performance.now() - started).toBeLessThan(1_000);
    expect(await ada.browser.copy(second().port).api('GET', '/me')).toMatchObject({ status: 401 });
    ada.browser = other;
  });

  it('open with an exact origin and a ticket that works once, for its own resource', async () => {
    const protocols = async () => [liveSubprotocol, await ticketFor(ada.browser, { kind: 'live' })];
    for (const origin of [
      'http://evil.example',
      'null',
      `http://x.${first().host}`,
      `http://${first().host}.evil.example`,
      `https://${first().host}`,
      'http://5173--x.localhost:8000',
    ])
      await expect(openSocket(first(), '/ws', await protocols(), { origin })).rejects.toThrow('403');
    const used = await protocols();
    const opened = await openSocket(first(), '/ws', used);
    await expect(openSocket(second(), '/ws', used)).rejects.toThrow('401');
    await expect(
      openSocket(first(), '/ws/workspaces/wsp_01HZZZZZZZZZZZZZZZZZZZZZZZ', ['constellation.agent.v1', (await protocols())[1] ?? '']),
    ).rejects.toThrow('401');
    await expect(openSocket(first(), '/ws', [liveSubprotocol])).rejects.toThrow('400');
    await expect(openSocket(first(), '/other', await protocols())).rejects.toThrow('404');
    opened.socket.close();
  });

  it('answer calls by operation name, and refuse what needs a cookie or does not exist', async () => {
    const { socket, received, send } = await open(first());
    send({ type: 'call', id: '1', operation: 'identity.get-me.v1', input: {} });
    send({ type: 'call', id: '2', operation: 'identity.sign-out.v1', input: {} });
    send({ type: 'call', id: '3', operation: 'identity.update-me.v1', input: { ifMatch: '99', name: 'Ada L.' } });
    send({ type: 'ping' });
    await expect.poll(() => received.length).toBe(4);
    expect(received).toContainEqual({ type: 'pong' });
    const answers = new Map(received.map((frame) => [(frame as { id?: string }).id, frame]));
    expect(answers.get('1')).toMatchObject({ type: 'result', output: { name: 'ada' } });
    expect(answers.get('2')).toMatchObject({ type: 'error', error: { code: 'not_found' } });
    expect(answers.get('3')).toMatchObject({ type: 'error', error: { code: 'precondition_failed' } });
    socket.close();
  });
});
