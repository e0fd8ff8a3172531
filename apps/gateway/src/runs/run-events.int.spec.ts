import { request } from 'node:http';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { RunEvent } from '@constellation/contracts-claude';
import { liveSubprotocol } from '@constellation/contracts-kernel';
import { freshMongoUri, startRedis, type StartedRedis } from '@constellation/testing-stores';
import { Broadcasts, OutputStreams } from '@constellation/transport';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { writeKeyFiles } from '../testing/key-files.ts';
import { openSocket, ticketFor } from '../testing/open-socket.ts';
import { type Person, signUpPeople } from '../testing/people.ts';
import { projectId, StandInClaude, StandInProject, world } from '../testing/stand-in-services.ts';
import { startTestGateway, type TestGateway } from '../testing/start-test-gateway.ts';
import { startTestService } from '../testing/start-test-service.ts';

const durable = (n: number, runId: RunEvent['runId']): RunEvent => ({
  id: `1-${n}`,
  runId,
  at: '2026-11-24T10:00:00.000Z',
  body: { type: 'checkpoint', snapshotId: 's', label: `${n}` },
});
const end = (n: number, runId: RunEvent['runId']): RunEvent => ({ ...durable(n, runId), body: { type: 'run.state', state: 'completed' } });

describe('the events of a run', () => {
  let redis: StartedRedis;
  let gateway: TestGateway;
  let services: NestFastifyApplication[];
  let ada: Person;
  let runId: RunEvent['runId'];
  let runs = 0;

  beforeAll(async () => {
    redis = await startRedis();
    const stores = { mongoUri: freshMongoUri(), redisUrl: redis.url, keys: await writeKeyFiles() };
    services = await Promise.all([
      startTestService('project', [StandInProject], stores),
      startTestService('claude', [StandInClaude], stores),
    ]);
    gateway = await startTestGateway(stores);
    [ada] = (await signUpPeople(gateway, ['ada'])) as [Person];
    world.roles.set(ada.userId, 'owner');
  });
  afterAll(async () => {
    await gateway.close();
    await Promise.all(services.map((service) => service.close()));
    await redis.stop();
  });
  beforeEach(() => {
    runs += 1;
    runId = `run_01HZZZZZZZZZZZZZZZZZZZZZ0${runs}`;
    world.known.add(runId);
    world.kept = [];
    world.state = 'running';
  });

  const claude = () => services[1] as NestFastifyApplication;
  const append = async (...events: RunEvent[]) => {
    for (const event of events) await claude().get(OutputStreams).append(runId, event.id, event);
  };
  const keep = (...events: RunEvent[]) => world.kept.push(...events);
  const announce = () => claude().get(Broadcasts).publish({ resource: 'run', id: runId, projectId, version: 1 });
  const follow = async (after?: string) => {
    const opened = await openSocket(gateway, '/ws', [liveSubprotocol, await ticketFor(ada.browser, { kind: 'live' })]);
    opened.send({ type: 'subscribe', id: 'r', subject: { resource: 'run', id: runId, after } });
    const ids = () =>
      opened.received.flatMap((frame) =>
        (frame as { type: string }).type === 'run-event' ? [(frame as { event: RunEvent }).event.id] : [],
      );
    return { ...opened, ids };
  };

  it('come from the database first, then live, each once and in order', async () => {
    keep(...[1, 2, 3, 4, 5].map((n) => durable(n, runId)));
    await append(...[4, 5, 6].map((n) => durable(n, runId)));
    const { ids, socket } = await follow();
    await expect.poll(ids).toEqual(['1-1', '1-2', '1-3', '1-4', '1-5', '1-6']);
    await append(durable(7, runId), durable(8, runId));
    announce();
    await expect.poll(ids).toEqual(['1-1', '1-2', '1-3', '1-4', '1-5', '1-6', '1-7', '1-8']);
    socket.close();
  });

  it('arrive although their announcement is lost', async () => {
    await append(durable(1, runId));
    const { ids, socket } = await follow('1-0');
    await expect.poll(ids).toEqual(['1-1']);
    await append(durable(2, runId));
    await expect.poll(ids, { timeout: 3_000 }).toEqual(['1-1', '1-2']);
    socket.close();
  });

  it('resume after the one that a client holds, with no gap when the tail was cut or emptied meanwhile', async () => {
    keep(...[1, 2, 3, 4, 5, 6, 7].map((n) => durable(n, runId)));
    await append(durable(7, runId), durable(8, runId));
    const { ids, socket } = await follow('1-2');
    await expect.poll(ids).toEqual(['1-3', '1-4', '1-5', '1-6', '1-7', '1-8']);
    keep(durable(8, runId), durable(9, runId), durable(10, runId));
    await claude().get(OutputStreams).expire(runId, 0);
    await append(durable(10, runId), durable(11, runId));
    announce();
    await expect.poll(ids, { timeout: 3_000 }).toEqual(['1-3', '1-4', '1-5', '1-6', '1-7', '1-8', '1-9', '1-10', '1-11']);
    socket.close();
  });

  it('are over with the run, also when its end is known to the database alone', async () => {
    await append(durable(1, runId));
    const { ids, socket } = await follow('1-0');
    await expect.poll(ids).toEqual(['1-1']);
    keep(durable(1, runId), end(2, runId));
    world.state = 'completed';
    await expect.poll(ids, { timeout: 10_000 }).toEqual(['1-1', '1-2']);
    socket.close();
  });

  it('are read as server-sent events by a client with a token, from Last-Event-ID to the end', async () => {
    await append(durable(1, runId), durable(2, runId), end(3, runId));
    const text = await new Promise<string>((resolve, reject) => {
      const headers = { host: gateway.host, authorization: `Bearer ${ada.browser.accessToken ?? ''}`, 'last-event-id': '1-1' };
      const asking = request({ host: '127.0.0.1', port: gateway.port, path: `/api/v1/runs/${runId}/events`, headers }, (answer) => {
        expect(answer.headers['content-type']).toContain('text/event-stream');
        let received = '';
        answer.on('data', (chunk: Buffer) => (received += chunk.toString('utf8'))).on('end', () => resolve(received));
      });
      asking.on('error', reject).end();
    });
    expect(text.match(/^id: .*$/gm)).toEqual(['id: 1-2', 'id: 1-3']);
  });
});
