import { beforeEach, describe, expect, it } from 'vitest';
import type { PersonPrincipal, ProjectRole, UserId } from '@constellation/contracts-kernel';
import { FakeBroadcasts } from '@constellation/testing-server';
import { MemoryProjectRepository } from '../testing/memory-project.repository.ts';
import { anyUserId, aProject } from '../testing/project-builder.ts';
import { ChangeStoredProject } from './change-stored-project.ts';
import { CheckSource } from './check-source.ts';
import { ConsentToLocalCommands } from './consent-to-local-commands.ts';
import { CreateProject, type CreateProjectInput } from './create-project.ts';
import { DeleteProject } from './delete-project.ts';
import { FindProject } from './find-project.ts';
import { FindRole } from './find-role.ts';
import { GetProject } from './get-project.ts';
import { GetSeed } from './get-seed.ts';
import { ListDeletedProjects } from './list-deleted-projects.ts';
import { ListProjects } from './list-projects.ts';
import { graceMs } from './project.ts';
import { ProjectChanges } from './project-changes.ts';
import { RestoreProject } from './restore-project.ts';
import { UpdateProject } from './update-project.ts';

const person = (userId: UserId = anyUserId()): PersonPrincipal & { role: ProjectRole } => ({
  kind: 'person',
  userId,
  name: 'Ada',
  sessionId: 'ses_01JABCDEFGHJKMNPQRSTVWXYZ0',
  platformRole: 'member',
  role: 'owner',
});

const make = () => {
  const clock = { time: new Date('2026-11-24T10:00:00.000Z'), now: () => clock.time };
  const repository = new MemoryProjectRepository();
  const broadcasts = new FakeBroadcasts();
  const changes = new ProjectChanges(broadcasts);
  const find = new FindProject(repository, clock);
  const stored = new ChangeStoredProject(find, repository, changes);
  return {
    clock,
    repository,
    broadcasts,
    create: new CreateProject(repository, new CheckSource(), changes, clock),
    get: new GetProject(find),
    list: new ListProjects(repository, clock),
    update: new UpdateProject(stored, clock),
    delete: new DeleteProject(stored, clock),
    restore: new RestoreProject(stored, clock),
    consent: new ConsentToLocalCommands(find, repository, changes),
    role: new FindRole(repository, clock),
    seed: new GetSeed(repository),
    deleted: new ListDeletedProjects(repository, clock),
  };
};

const asked = (given: Partial<CreateProjectInput> = {}): CreateProjectInput => ({
  name: 'My app',
  description: '',
  source: { kind: 'template', template: 'node-typescript' },
  idempotencyKey: crypto.randomUUID(),
  ...given,
});
const passGrace = (clock: { time: Date }) => {
  clock.time = new Date(clock.time.getTime() + graceMs);
};

let app: ReturnType<typeof make>;
let owner: PersonPrincipal & { role: ProjectRole };
beforeEach(() => {
  app = make();
  owner = person();
});

describe('creating a project', () => {
  it("starts with its template's commands, and tells everyone", async () => {
    const project = await app.create.execute(asked(), owner);
    expect(project).toMatchObject({
      name: 'My app',
      slug: 'my-app',
      role: 'owner',
      version: 1,
      runCommand: 'node src/main.ts',
      testCommand: 'node --test',
    });
    expect(app.broadcasts.published).toEqual([{ resource: 'project', id: project.id, projectId: project.id, version: 1 }]);
  });

  it('numbers the slug when another name has it', async () => {
    await app.create.execute(asked(), owner);
    await expect(app.create.execute(asked({ name: 'My-App' }), owner)).resolves.toMatchObject({ slug: 'my-app-2' });
  });

  it('refuses a name that its owner has', async () => {
    await app.create.execute(asked(), owner);
    await expect(app.create.execute(asked({ name: 'MY APP' }), owner)).rejects.toMatchObject({ code: 'project.name_taken' });
  });

  it('answers the project it made when the same request comes again, even twice at once', async () => {
    const request = asked();
    const made = await Promise.all(Array.from({ length: 5 }, () => app.create.execute(request, owner)));
    expect(new Set(made.map(({ id }) => id)).size).toBe(1);
    expect(app.repository.rows.size).toBe(1);
  });

  it('refuses another request with the same key', async () => {
    const request = asked();
    await app.create.execute(request, owner);
    await expect(app.create.execute({ ...request, description: 'other' }, owner)).rejects.toMatchObject({ code: 'idempotency_mismatch' });
  });

  it.each([
    [{ kind: 'template', template: 'none' } as const, 'project.template_unknown'],
    [{ kind: 'git', url: 'file:///etc' } as const, 'project.git_url_refused'],
    [{ kind: 'git', url: 'https://example.org/a.git', branch: '--upload-pack=id' } as const, 'invalid_input'],
  ])('refuses a source that cannot be used: %o', async (source, code) => {
    await expect(app.create.execute(asked({ source }), owner)).rejects.toMatchObject({ code });
  });

  it('ends at 500 projects of one owner', async () => {
    for (let n = 0; n < 500; n++) await app.repository.insert(aProject({ ownerId: owner.userId }));
    await expect(app.create.execute(asked(), owner)).rejects.toMatchObject({ code: 'project.limit_reached' });
  });
});

describe('changing a project', () => {
  it('asks for the version that was seen, or "*"', async () => {
    const { id: projectId } = await app.create.execute(asked(), owner);
    await expect(app.update.execute({ projectId, ifMatch: '1', name: 'Second' }, owner)).resolves.toMatchObject({
      name: 'Second',
      slug: 'my-app',
      version: 2,
    });
    await expect(app.update.execute({ projectId, ifMatch: '1', name: 'Third' }, owner)).rejects.toMatchObject({
      code: 'precondition_failed',
      details: { version: 2 },
    });
    await expect(app.update.execute({ projectId, ifMatch: '*', name: 'Third' }, owner)).resolves.toMatchObject({
      name: 'Third',
      version: 3,
    });
  });

  it('refuses a name that another project has', async () => {
    await app.create.execute(asked(), owner);
    const { id: projectId } = await app.create.execute(asked({ name: 'Other' }), owner);
    await expect(app.update.execute({ projectId, ifMatch: '*', name: 'my APP' }, owner)).rejects.toMatchObject({
      code: 'project.name_taken',
    });
  });

  it('is not for people who are no member', async () => {
    const { id: projectId } = await app.create.execute(asked(), owner);
    await expect(app.update.execute({ projectId, ifMatch: '*', name: 'Mine' }, person())).rejects.toMatchObject({ code: 'not_found' });
    await expect(app.get.execute(projectId, person())).rejects.toMatchObject({ code: 'not_found' });
  });
});

describe('deleting a project', () => {
  it('can be taken back for seven days, and shows until when', async () => {
    const { id } = await app.create.execute(asked(), owner);
    await expect(app.delete.execute(id, owner)).resolves.toMatchObject({
      deletedAt: '2026-11-24T10:00:00.000Z',
      purgeAt: '2026-12-01T10:00:00.000Z',
    });
    await expect(app.update.execute({ projectId: id, ifMatch: '*', name: 'New' }, owner)).rejects.toMatchObject({
      code: 'project.deleted',
    });
    await expect(app.get.execute(id, owner)).resolves.toMatchObject({ id });
    const restored = await app.restore.execute(id, owner);
    expect(restored.deletedAt).toBeUndefined();
    expect(restored.version).toBe(3);
  });

  it('twice is the same as once', async () => {
    const { id } = await app.create.execute(asked(), owner);
    const first = await app.delete.execute(id, owner);
    app.clock.time = new Date('2026-11-25T10:00:00.000Z');
    await expect(app.delete.execute(id, owner)).resolves.toEqual(first);
  });

  it('is final after the grace period', async () => {
    const { id } = await app.create.execute(asked(), owner);
    await app.delete.execute(id, owner);
    expect((await app.deleted.execute({ projectIds: [id] })).items).toMatchObject([{ projectId: id, purge: false }]);
    passGrace(app.clock);
    await expect(app.restore.execute(id, owner)).rejects.toMatchObject({ code: 'not_found' });
    await expect(app.get.execute(id, owner)).rejects.toMatchObject({ code: 'not_found' });
    expect((await app.deleted.execute({ projectIds: [id] })).items).toMatchObject([{ projectId: id, purge: true }]);
    expect(await app.role.execute({ projectId: id, userId: owner.userId })).toEqual({ localCommandsAllowed: false, deleted: true });
  });
});

describe('listing projects', () => {
  it('shows pages until there are no more', async () => {
    for (const name of ['c', 'a', 'b']) await app.create.execute(asked({ name }), owner);
    const query = { limit: 2, sort: 'name', state: 'active' } as const;
    const first = await app.list.execute(query, owner);
    const second = await app.list.execute({ ...query, cursor: first.nextCursor }, owner);
    expect([first, second].map(({ items }) => items.map(({ name }) => name))).toEqual([['a', 'b'], ['c']]);
    expect(second).not.toHaveProperty('nextCursor');
  });

  it('searches without regard to case', async () => {
    await app.create.execute(asked({ name: 'Web Shop' }), owner);
    await expect(app.list.execute({ limit: 10, sort: 'name', state: 'active', search: 'SHOP' }, owner)).resolves.toMatchObject({
      items: [{ name: 'Web Shop' }],
    });
    await expect(app.list.execute({ limit: 10, sort: 'name', state: 'active', search: 'x' }, owner)).resolves.toEqual({ items: [] });
  });
});

describe('what other services ask', () => {
  it('tells the role and the consent of a member, and no role of others', async () => {
    const { id: projectId } = await app.create.execute(asked(), owner);
    await app.consent.execute({ projectId, allowed: true }, owner);
    await expect(app.role.execute({ projectId, userId: owner.userId })).resolves.toEqual({
      role: 'owner',
      ownerId: owner.userId,
      localCommandsAllowed: true,
      deleted: false,
    });
    await expect(app.role.execute({ projectId, userId: anyUserId() })).resolves.toMatchObject({
      role: undefined,
      localCommandsAllowed: false,
    });
  });

  it("fills a workspace with its template's files, and with none for other sources", async () => {
    const { id } = await app.create.execute(asked(), owner);
    const seed = await app.seed.execute(id);
    expect(seed.files.map(({ path }) => path)).toContain('src/main.ts');
    const { id: uploaded } = await app.create.execute(asked({ name: 'Upload', source: { kind: 'upload' } }), owner);
    await expect(app.seed.execute(uploaded)).resolves.toMatchObject({ source: { kind: 'upload' }, files: [] });
    await app.delete.execute(id, owner);
    await expect(app.seed.execute(id)).rejects.toMatchObject({ code: 'project.deleted' });
  });
});
