import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { liveSubprotocol } from '@constellation/contracts-kernel';
import { freshMongoUri } from '@constellation/testing-stores';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { closeCodes } from '../live/close-codes.ts';
import { writeKeyFiles } from '../testing/key-files.ts';
import { openSocket, ticketFor } from '../testing/open-socket.ts';
import { signUpPeople } from '../testing/people.ts';
import { runId, StandInClaude, StandInProject, world } from '../testing/stand-in-services.ts';
import { startTestGateway, type TestGateway } from '../testing/start-test-gateway.ts';
import { startTestService } from '../testing/start-test-service.ts';

let gateway: TestGateway;
let services: NestFastifyApplication[];

beforeAll(async () => {
  const stores = { mongoUri: freshMongoUri(), redisUrl: inject('redisUrl'), keys: await writeKeyFiles() };
  services = await Promise.all([
    startTestService('project', [StandInProject], stores),
    startTestService('claude', [StandInClaude], stores),
  ]);
  gateway = await startTestGateway(stores);
});
afterAll(() => Promise.all(services.map((service) => service.close())));

it('stops within seconds, although sockets and streams are open and one client does not answer', async () => {
  const [ada] = await signUpPeople(gateway, ['ada']);
  if (ada === undefined) throw new Error('Nobody signed up.');
  world.roles.set(ada.userId, 'owner');
  const open = async () => openSocket(gateway, '/ws', [liveSubprotocol, await ticketFor(ada.browser, { kind: 'live' })]);
  const polite = await open();
  const silent = await open();
  silent.socket.pause();
  const headers = { host: gateway.host, authorization: `Bearer ${ada.browser.accessToken ?? ''}` };
  const asking = request({ host: '127.0.0.1', port: gateway.port, path: `/api/v1/runs/${runId}/events`, headers });
  asking.end();
  const [stream] = (await once(asking, 'response')) as [IncomingMessage];
  const ended = once(stream.resume(), 'end');
  const started = performance.now();
  await gateway.close();
  expect(performance.now() - started).toBeLessThan(6_000);
  expect(await polite.closed).toBe(closeCodes.goingAway);
  await ended;
  silent.socket.terminate();
});
