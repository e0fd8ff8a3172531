import { createServer, type IncomingMessage, request, type Server } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { freshMongoUri } from '@constellation/testing-stores';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import { closeCodes } from '../live/close-codes.ts';
import { Browser } from '../testing/browser.ts';
import { writeKeyFiles } from '../testing/key-files.ts';
import { openSocket, ticketFor } from '../testing/open-socket.ts';
import { type Person, signUpPeople } from '../testing/people.ts';
import { StandInInstance } from '../testing/stand-in-instance.ts';
import { StandInProject, StandInWorkspace, workspaceId, world } from '../testing/stand-in-services.ts';
import { startTestGateway, type TestGateway } from '../testing/start-test-gateway.ts';
import { startTestService } from '../testing/start-test-service.ts';

const base = `/data/v1/workspaces/${workspaceId}`;

describe('the way to a workspace instance', () => {
  let gateway: TestGateway;
  let services: NestFastifyApplication[];
  let instance: StandInInstance;
  let ada: Person;
  let eve: Person;

  beforeAll(async () => {
    const stores = { mongoUri: freshMongoUri(), redisUrl: inject('redisUrl'), keys: await writeKeyFiles() };
    services = await Promise.all([
      startTestService('project', [StandInProject], stores),
      startTestService('workspace', [StandInWorkspace], stores),
    ]);
    gateway = await startTestGateway(stores);
    instance = await StandInInstance.start();
    world.locate = () => instance.url;
    [ada, eve] = (await signUpPeople(gateway, ['ada', 'eve'])) as [Person, Person];
    world.roles.set(ada.userId, 'editor');
  });
  afterAll(async () => {
    await gateway.close();
    await Promise.all([...services.map((service) => service.close()), instance.stop()]);
  });

  const files = (method: string, headers: Record<string, string> = {}, body?: string) =>
    ada.browser.api(method, `/workspaces/${workspaceId}/files?path=src%2Fa.html`, { headers, body });

  it('hands on what is asked for and what is answered, and keeps cookies and inner headers to itself', async () => {
    const answer = await files('GET', { range: 'bytes=0-3' });
    expect(answer).toMatchObject({
      status: 206,
      text: '<p>x',
      headers: { 'content-range': 'bytes 0-3/10', etag: '"t"', 'x-content-type-options': 'nosniff' },
    });
    expect(answer.headers['content-security-policy']).toContain('sandbox');
    expect(answer.headers).not.toHaveProperty('x-secret');
    expect(answer.headers).not.toHaveProperty('set-cookie');
    const [seen] = instance.seen.slice(-1);
    expect(seen).toMatchObject({ method: 'GET', url: `${base}/files?path=src%2Fa.html`, headers: { range: 'bytes=0-3' } });
    expect(seen?.headers.cookie).toBeUndefined();
    expect(seen?.headers.authorization).not.toContain(ada.browser.accessToken);
  });

  it('passes a file’s bytes as they are, also when they are called JSON and are none', async () => {
    const body = '{ "not": "finished"';
    expect(await files('PUT', { 'if-match': '"t"', 'content-type': 'application/json' }, body)).toMatchObject({ status: 200 });
    expect(instance.seen.at(-1)).toMatchObject({ method: 'PUT', body, headers: { 'if-match': '"t"' } });
    expect(await files('PUT', { 'if-match': '"stale"' }, body)).toMatchObject({
      status: 412,
      body: { code: 'file.changed', details: { tag: 'now' } },
    });
    expect(await files('HEAD')).toMatchObject({ status: 200, text: '', headers: { etag: '"t"' } });
  });

  it('streams, and ends the work when the client leaves', async () => {
    const headers = { host: gateway.host, authorization: `Bearer ${ada.browser.accessToken ?? ''}`, 'content-type': 'application/json' };
    const asking = request({
      host: '127.0.0.1',
      port: gateway.port,
      method: 'POST',
      path: `/api/v1/workspaces/${workspaceId}/exec`,
      headers,
    });
    asking.end(JSON.stringify({ command: 'sleep 60' }));
    const [answer] = (await once(asking, 'response')) as [IncomingMessage];
    const [chunk] = (await once(answer, 'data')) as [Buffer];
    expect(chunk.toString('utf8')).toContain('"stdout"');
    answer.on('error', () => undefined);
    const left = new Promise((resolve) => instance.onceLeft(resolve));
    asking.destroy();
    await left;
  });

  it('says that the workspace does not answer when its instance is gone', async () => {
    world.locate = () => 'http://127.0.0.1:1';
    expect(await files('GET')).toMatchObject({ status: 503, body: { code: 'workspace.unreachable' } });
    world.locate = () => instance.url;
  });

  const openWorkspace = async (person: Person) =>
    openSocket(gateway, `/ws/workspaces/${workspaceId}`, [
      'constellation.agent.v1',
      await ticketFor(person.browser, { kind: 'workspace', id: workspaceId }),
    ]);

  it('carries frames unread, finds the next owner when the first goes, and says the browser’s HELLO there again', async () => {
    const { socket, received, closed } = await openWorkspace(ada);
    socket.send(Buffer.from('HELLO'));
    await expect.poll(() => instance.sockets.length).toBe(1);
    const [first] = instance.sockets as [WebSocket];
    first.send(Buffer.from('hello of the first'));
    await expect.poll(() => received.map(String)).toEqual(['hello of the first']);
    const next = await StandInInstance.start();
    const heard: string[] = [];
    world.locate = () => next.url;
    await instance.stop();
    await expect.poll(() => next.sockets.length, { timeout: 5_000 }).toBe(1);
    next.sockets[0]?.on('message', (data: Buffer) => heard.push(data.toString()));
    next.sockets[0]?.send(Buffer.from('hello of the next'));
    await expect.poll(() => received.map(String)).toEqual(['hello of the first', 'hello of the next']);
    socket.send(Buffer.from('again'));
    await expect.poll(() => heard.at(-1)).toBe('again');
    next.refuseSocketWith = 409;
    next.sockets[0]?.close();
    expect(await closed).toBe(closeCodes.workspaceNotRunning);
    next.refuseSocketWith = undefined;
    instance = next;
  });

  it('gives no ticket for a workspace of other people', async () => {
    expect(await eve.browser.api('POST', '/ws/tickets', { body: { resource: { kind: 'workspace', id: workspaceId } } })).toMatchObject({
      status: 404,
    });
  });

  describe('to a preview', () => {
    let program: Server;
    const heard: { url: string | undefined; cookie: string | undefined; forwarded: unknown }[] = [];
    const visit = (host: string, path: string, cookie?: string) => {
      const browser = new Browser(gateway.port, host);
      browser.cookie = cookie;
      return browser.ask('GET', path, { headers: { 'x-forwarded-for': '6.6.6.6' } });
    };

    beforeAll(async () => {
      program = createServer((asked, answer) => {
        heard.push({ url: asked.url, cookie: asked.headers.cookie, forwarded: asked.headers['x-forwarded-for'] });
        answer.writeHead(200, { 'set-cookie': 'own=1; Domain=localhost; Path=/' }).end('the program');
      });
      const sockets = new WebSocketServer({ server: program });
      sockets.on('connection', (socket) => socket.on('message', (data: Buffer) => socket.send(`echo ${data.toString()}`)));
      program.listen(0, '127.0.0.1');
      await once(program, 'listening');
      instance.programPort = (program.address() as AddressInfo).port;
    });
    afterAll(() => {
      program.closeAllConnections();
      program.close();
    });

    it('is opened once by a code, then by a cookie of that host alone, over HTTP and WebSocket', async () => {
      const opened = await ada.browser.api('POST', `/workspaces/${workspaceId}/ports/5173/open`);
      expect(opened.status).toBe(201);
      const address = new URL((opened.body as { url: string }).url);
      expect(address.host).toBe(`5173--${workspaceId.slice(4).toLowerCase()}.localhost:8000`);
      expect(await visit(address.host, '/')).toMatchObject({ status: 403 });
      const landing = await visit(address.host, `${address.pathname}${address.search}`);
      expect(landing).toMatchObject({
        status: 303,
        headers: { location: '/', 'set-cookie': [expect.stringMatching(/^cst-preview=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax$/)] },
      });
      expect(await visit(address.host, `${address.pathname}${address.search}`)).toMatchObject({ status: 403 });
      const pass = landing.headers['set-cookie']?.[0]?.split(';')[0] ?? '';
      const shown = await visit(address.host, '/page?x=1', `other=2; ${pass}`);
      expect(shown).toMatchObject({ status: 200, text: 'the program', headers: { 'set-cookie': ['own=1; Path=/'] } });
      expect(shown.headers).not.toHaveProperty('content-security-policy');
      expect(heard.at(-1)).toEqual({ url: '/page?x=1', cookie: 'other=2', forwarded: undefined });
      expect(await visit(address.host.replace('5173', '5174'), '/', pass)).toMatchObject({ status: 403 });

      const tunnels = () => instance.seen.filter(({ url }) => url?.endsWith('/tunnel')).length;
      const before = tunnels();
      for (let turn = 0; turn < 5; turn += 1) expect((await visit(address.host, '/', pass)).status).toBe(200);
      expect(tunnels()).toBe(before);
      program.closeIdleConnections();
      expect((await visit(address.host, '/again', pass)).text).toBe('the program');

      const socket = new WebSocket(`ws://127.0.0.1:${gateway.port}/hmr`, { headers: { host: address.host, cookie: pass } });
      await once(socket, 'open');
      socket.send('hi');
      const [data] = (await once(socket, 'message')) as [Buffer];
      expect(String(data)).toBe('echo hi');
      const closed = once(socket, 'close');
      await ada.browser.api('POST', '/auth/sign-out');
      await closed;
      expect(await visit(address.host, '/', pass)).toMatchObject({ status: 403 });
    });

    it('is refused for a port that no program of the workspace has, and for who is no member', async () => {
      await ada.browser.enter('/auth/sign-in', { email: 'ada@example.org', password: 'a long enough phrase' });
      expect(await ada.browser.api('POST', `/workspaces/${workspaceId}/ports/22/open`)).toMatchObject({
        status: 403,
        body: { code: 'workspace.port_refused' },
      });
      expect(await eve.browser.api('POST', `/workspaces/${workspaceId}/ports/5173/open`)).toMatchObject({ status: 404 });
    });
  });
});
