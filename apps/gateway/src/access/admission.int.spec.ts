import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { runGrantSchema, toolDecisionSchema } from '@constellation/contracts-identity';
import type { PersonPrincipal } from '@constellation/contracts-kernel';
import { exchangeGrant } from '@constellation/contracts-identity';
import { CallTokenVerifier, StatementVerifier } from '@constellation/server-identity';
import { freshMongoUri } from '@constellation/testing-stores';
import { Rpc } from '@constellation/transport';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { writeKeyFiles } from '../testing/key-files.ts';
import { type Person, signUpPeople } from '../testing/people.ts';
import {
  conversationId,
  projectId,
  runId,
  StandInClaude,
  StandInProject,
  StandInWorkspace,
  workspaceId,
  world,
} from '../testing/stand-in-services.ts';
import { startTestGateway, type TestGateway } from '../testing/start-test-gateway.ts';
import { startTestService } from '../testing/start-test-service.ts';

describe('who may do what', () => {
  let gateway: TestGateway;
  let services: NestFastifyApplication[];
  let owner: Person;
  let viewer: Person;
  let stranger: Person;

  beforeAll(async () => {
    const stores = { mongoUri: freshMongoUri(), redisUrl: inject('redisUrl'), keys: await writeKeyFiles() };
    services = await Promise.all([
      startTestService('project', [StandInProject], stores),
      startTestService('workspace', [StandInWorkspace], stores),
      startTestService('claude', [StandInClaude], stores),
    ]);
    gateway = await startTestGateway(stores);
    [owner, viewer, stranger] = (await signUpPeople(gateway, ['owner', 'viewer', 'stranger'])) as [Person, Person, Person];
    world.roles.set(owner.userId, 'owner').set(viewer.userId, 'viewer');
  });
  afterAll(async () => {
    await gateway.close();
    await Promise.all(services.map((service) => service.close()));
  });

  const addresses: [string, string][] = [
    ['GET', `/projects/${projectId}`],
    ['POST', `/projects/${projectId}/workspace`],
    ['GET', `/projects/${projectId}/conversations`],
    ['GET', `/workspaces/${workspaceId}`],
    ['GET', `/workspaces/${workspaceId}/tree`],
    ['GET', `/workspaces/${workspaceId}/files?path=a`],
    ['GET', `/workspaces/${workspaceId}/search?query=a`],
    ['GET', `/conversations/${conversationId}`],
    ['GET', `/runs/${runId}`],
    ['GET', `/runs/${runId}/events`],
  ];

  it.each(addresses)('answers 404 to %s %s by who is no member, as if it did not exist', async (method, path) => {
    expect(await stranger.browser.api(method, path)).toMatchObject({ status: 404, body: { code: 'not_found' } });
  });

  it.each(addresses)('answers 401 to %s %s by who is not signed in', async (method, path) => {
    const nobody = stranger.browser.copy();
    nobody.accessToken = undefined;
    expect(await nobody.api(method, path)).toMatchObject({ status: 401 });
  });

  it('answers 404 to ids that nobody has', async () => {
    for (const path of [
      '/workspaces/wsp_01HYYYYYYYYYYYYYYYYYYYYYYY',
      '/runs/run_01HYYYYYYYYYYYYYYYYYYYYYYY',
      '/conversations/cnv_01HYYYYYYYYYYYYYYYYYYYYYYY',
    ])
      expect(await owner.browser.api('GET', path)).toMatchObject({ status: 404 });
  });

  it('answers 403 to a member whose role is too low, and to who is no administrator', async () => {
    expect(await viewer.browser.api('DELETE', `/projects/${projectId}`)).toMatchObject({ status: 403, body: { code: 'forbidden' } });
    expect(await viewer.browser.api('POST', `/workspaces/${workspaceId}/stop`)).toMatchObject({ status: 403 });
    expect(await viewer.browser.api('GET', '/providers')).toMatchObject({ status: 403 });
  });

  it('hands the person, the project and the role on, and answers with the version as a tag', async () => {
    const answer = await owner.browser.api('GET', `/projects/${projectId}`);
    expect(answer).toMatchObject({ status: 200, body: { id: projectId }, headers: { etag: '"3"' } });
    expect(world.asked.at(-1)).toMatchObject({
      input: { projectId },
      principal: { kind: 'person', userId: owner.userId, projectId, role: 'owner' },
    });
    expect(await owner.browser.api('GET', `/projects/${projectId}`, { headers: { 'if-none-match': '"3"' } })).toMatchObject({
      status: 304,
    });
  });

  it('does not let a body or a header speak for somebody else', async () => {
    const other = 'prj_01HYYYYYYYYYYYYYYYYYYYYYYY';
    await owner.browser.api('GET', `/projects/${projectId}?projectId=${other}`, {
      headers: { 'x-user-id': stranger.userId, 'x-forwarded-user': 'root' },
    });
    expect(world.asked.at(-1)).toMatchObject({ input: { projectId }, principal: { userId: owner.userId } });
  });

  it('signs what a run may do in the person’s name, and trades it for a short token while that still holds', async () => {
    const body = { text: 'do it', mode: 'ask', context: [] };
    expect(await owner.browser.api('POST', `/conversations/${conversationId}/runs`, { body: { ...body, mode: 'auto' } })).toMatchObject({
      status: 403,
      body: { code: 'run.mode_refused' },
    });
    expect(await owner.browser.api('POST', `/conversations/${conversationId}/runs`, { body })).toMatchObject({ status: 202 });
    const { grant, runId: made } = world.asked.at(-1)?.input as { grant: string; runId: string };
    const verifier = gateway.app.get(StatementVerifier);
    const { claims } = await verifier.verify(grant, { kind: 'grant', audience: 'gateway', issuer: 'gateway', claims: runGrantSchema });
    expect(claims).toMatchObject({
      runId: made,
      userId: owner.userId,
      projectId,
      workspaceId,
      delegation: { actor: 'claude', mode: 'ask', localCommandsAllowed: true },
    });

    const claude = services[2]?.get(Rpc) as Rpc;
    const { token, expiresInMs } = await claude.call(exchangeGrant, { grant, audience: 'workspace' });
    expect(expiresInMs).toBeLessThanOrEqual(60_000);
    const principal = (await (services[1] as NestFastifyApplication).get(CallTokenVerifier).verify(token)) as PersonPrincipal;
    expect(principal).toMatchObject({
      userId: owner.userId,
      role: 'owner',
      platformRole: 'member',
      delegation: { actor: 'claude', runId: made },
    });
    await expect(claude.call(exchangeGrant, { grant: token, audience: 'workspace' })).rejects.toMatchObject({
      code: 'identity.grant_refused',
    });
  });

  it('signs a decision with the hash that the person saw', async () => {
    const inputHash = 'a'.repeat(64);
    expect(await owner.browser.api('POST', `/runs/${runId}/approvals/toolu_1`, { body: { decision: 'allow', inputHash } })).toMatchObject({
      status: 200,
    });
    const { signedDecision } = world.asked.at(-1)?.input as { signedDecision: string };
    const verified = await gateway.app
      .get(StatementVerifier)
      .verify(signedDecision, { kind: 'decision', audience: 'workspace', issuer: 'gateway', claims: toolDecisionSchema });
    expect(verified.claims).toMatchObject({
      runId,
      toolUseId: 'toolu_1',
      inputHash,
      decision: 'allow',
      decidedBy: owner.userId,
      projectId,
    });
    expect(verified.id).toBeDefined();
    expect(await viewer.browser.api('POST', `/runs/${runId}/approvals/toolu_1`, { body: { decision: 'allow', inputHash } })).toMatchObject({
      status: 403,
    });
  });
});
