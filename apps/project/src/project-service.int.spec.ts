import type { Operation, PersonPrincipal, ProjectId, ProjectRole, ResourceChange } from '@constellation/contracts-kernel';
import * as contracts from '@constellation/contracts-project';
import { ChangeFeed, TransportStrategy } from '@constellation/transport';
import { afterAll, beforeAll, describe, expect, inject, it, vi } from 'vitest';
import { anyProjectId, anyUserId } from './testing/project-builder.ts';
import { startProjectService } from './testing/start-project-service.ts';

const {
  createProject,
  deleteProject,
  getProject,
  getSeed,
  listDeletedProjects,
  listProjects,
  listTemplates,
  restoreProject,
  roleInProject,
  updateProject,
} = contracts;

let service: Awaited<ReturnType<typeof startProjectService>>;
beforeAll(async () => {
  service = await startProjectService(inject('redisUrl'));
});
afterAll(() => service.stop());

const someone = (): PersonPrincipal => ({
  kind: 'person',
  userId: anyUserId(),
  name: 'Ada',
  sessionId: 'ses_01JABCDEFGHJKMNPQRSTVWXYZ0',
  platformRole: 'member',
});
const tokenIn = (person: PersonPrincipal, projectId: ProjectId, role: ProjectRole = 'owner') =>
  service.tokenOf({ ...person, projectId, role });
const create = async (person: PersonPrincipal, name = 'My app', idempotencyKey: string = crypto.randomUUID()) => {
  const input = { name, source: { kind: 'template', template: 'python' } as const, idempotencyKey };
  return service.rpcAs('gateway').call(createProject, input, { token: await service.tokenOf(person) });
};

const isOperation = (value: unknown): value is Operation => typeof value === 'object' && value !== null && 'plane' in value;

describe('the project service', () => {
  it('handles each message operation of its contract, and no other', () => {
    const declared = Object.values<unknown>(contracts).filter(isOperation);
    const names = declared.filter(({ plane, service: owner }) => plane === 'message' && owner === 'project').map(({ name }) => name);
    expect(service.app.get(TransportStrategy).operations.toSorted()).toEqual(names.toSorted());
  });

  it('leads a project from its creation to its restoration', async () => {
    const [person, rpc] = [someone(), service.rpcAs('gateway')];
    const { id: projectId } = await create(person);
    const token = await tokenIn(person, projectId);
    await expect(rpc.call(getProject, { projectId }, { token })).resolves.toMatchObject({ name: 'My app', role: 'owner', version: 1 });
    await rpc.call(updateProject, { projectId, ifMatch: '1', name: 'Renamed' }, { token });
    await expect(rpc.call(updateProject, { projectId, ifMatch: '1', name: 'Late' }, { token })).rejects.toMatchObject({
      code: 'precondition_failed',
      details: { version: 2 },
    });
    await rpc.call(deleteProject, { projectId }, { token });
    await expect(rpc.call(listProjects, { state: 'deleted' }, { token: await service.tokenOf(person) })).resolves.toMatchObject({
      items: [{ id: projectId }],
    });
    await expect(rpc.call(restoreProject, { projectId }, { token })).resolves.toMatchObject({ name: 'Renamed', version: 4 });
  });

  it('makes one project of fifty equal requests', async () => {
    const [person, key] = [someone(), crypto.randomUUID()];
    const made = await Promise.all(Array.from({ length: 50 }, () => create(person, 'Once', key)));
    expect(new Set(made.map(({ id }) => id)).size).toBe(1);
  });

  it('answers as if there were no project to a person whose token names another one', async () => {
    const [person, stranger, rpc] = [someone(), someone(), service.rpcAs('gateway')];
    const { id: projectId } = await create(person);
    await expect(rpc.call(getProject, { projectId }, { token: await tokenIn(stranger, anyProjectId()) })).rejects.toMatchObject({
      code: 'not_found',
    });
    await expect(rpc.call(getProject, { projectId }, { token: await tokenIn(stranger, projectId) })).rejects.toMatchObject({
      code: 'not_found',
    });
    await expect(rpc.call(listProjects, {}, { token: await service.tokenOf(stranger) })).resolves.toEqual({ items: [] });
    const { id: otherId } = await create(person, 'Another of theirs');
    const input = { projectId: otherId, ifMatch: '*', name: 'x' };
    await expect(rpc.call(updateProject, input, { token: await tokenIn(person, projectId) })).rejects.toMatchObject({
      code: 'not_found',
      executed: 'no',
    });
  });

  it('lets nobody rename whose role is too low, and nobody in without a token', async () => {
    const [person, rpc] = [someone(), service.rpcAs('gateway')];
    const { id: projectId } = await create(person);
    const token = await tokenIn(person, projectId, 'viewer');
    await expect(rpc.call(updateProject, { projectId, ifMatch: '*', name: 'x' }, { token })).rejects.toMatchObject({
      code: 'forbidden',
      executed: 'no',
    });
    await expect(rpc.call(getProject, { projectId }, { token: '' })).rejects.toMatchObject({ code: 'unauthenticated', executed: 'no' });
  });

  it('answers other services in their own name, each what is theirs to ask', async () => {
    const person = someone();
    const { id: projectId } = await create(person);
    await expect(service.rpcAs('gateway').call(roleInProject, { projectId, userId: person.userId })).resolves.toMatchObject({
      role: 'owner',
      deleted: false,
    });
    const seed = await service.rpcAs('workspace').call(getSeed, { projectId });
    expect(seed.files.map(({ path }) => path)).toContain('app/split_bill.py');
    await expect(service.rpcAs('gateway').call(getSeed, { projectId })).rejects.toMatchObject({ code: 'forbidden' });
    await expect(service.rpcAs('workspace').call(listDeletedProjects, { projectIds: [projectId] })).resolves.toEqual({ items: [] });
  });

  it('tells everyone that a project changed', async () => {
    const heard: ResourceChange[] = [];
    const stop = service.gateway.get(ChangeFeed).subscribe((change) => heard.push(change));
    const { id } = await create(someone());
    await vi.waitUntil(() => heard.some((change) => change.id === id && change.version === 1));
    stop();
  });

  it('offers its templates, is ready, and shows its figures', async () => {
    const { items } = await service.rpcAs('gateway').call(listTemplates, {}, { token: await service.tokenOf(someone()) });
    expect(items.map(({ slug }) => slug)).toEqual(['blank', 'node-typescript', 'python', 'static-site']);
    await vi.waitUntil(async () => (await fetch(`${service.url}/health/ready`)).status === 200, { timeout: 5_000 });
    const metrics = await (await fetch(`${service.url}/metrics`)).text();
    expect(metrics).toContain('rpc_server_calls_total{operation="project.create.v1",code="ok"}');
  });
});
