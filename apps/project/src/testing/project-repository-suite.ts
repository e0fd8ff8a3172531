import { beforeEach, describe, expect, it } from 'vitest';
import type { UserId } from '@constellation/contracts-kernel';
import { positionOf, type ListPosition, type ProjectOrder } from '../projects/list-cursor.ts';
import { changeProject, markDeleted, takeBack } from '../projects/project.ts';
import type { ProjectRow } from '../projects/project-row.ts';
import type { ProjectRepository } from '../projects/project.repository.ts';
import { anyProjectId, anyUserId, aProject } from './project-builder.ts';

const later = new Date('2026-11-24T11:00:00.000Z');
const longAgo = new Date(0);

/** What every project repository promises. */
export const projectRepositorySuite = (name: string, create: () => ProjectRepository): void => {
  describe(name, () => {
    let repository: ProjectRepository;
    let ownerId: UserId;
    beforeEach(() => {
      repository = create();
      ownerId = anyUserId();
    });

    const insert = async (given: Parameters<typeof aProject>[0] = {}) => {
      const row = aProject({ ownerId, ...given });
      expect(await repository.insert(row)).toBeUndefined();
      return row;
    };
    const page = (order: ProjectOrder, after?: ListPosition, limit = 10, search?: string, state: ProjectRow['state'] = 'active') =>
      repository.list({ userId: ownerId, state, purgedAfter: longAgo, search }, order, after, limit);
    const names = (rows: ProjectRow[]) => rows.map((row) => row.name);

    it('gives back what was stored', async () => {
      const row = await insert({
        commands: { runCommand: './run.sh' },
        source: { kind: 'git', url: 'https://example.org/a.git', branch: 'main' },
      });
      expect(await repository.find(row._id)).toEqual(row);
      expect(await repository.findByKey(ownerId, row.idempotencyKey)).toEqual(row);
      expect(await repository.find(anyProjectId())).toBeUndefined();
      expect(await repository.findByKey(anyUserId(), row.idempotencyKey)).toBeUndefined();
    });

    it('refuses a name that the owner has, in any case, and lets another owner have it', async () => {
      await insert({ name: 'Café' });
      expect(await repository.insert(aProject({ ownerId, name: 'CAFÉ', slug: 'other' }))).toBe('name-taken');
      expect(await repository.insert(aProject({ name: 'Café' }))).toBeUndefined();
    });

    it('refuses a slug and a key that the owner used', async () => {
      const row = await insert({ name: 'My app' });
      expect(await repository.insert(aProject({ ownerId, name: 'My-App', slug: 'my-app' }))).toBe('slug-taken');
      expect(await repository.insert(aProject({ ownerId, idempotencyKey: row.idempotencyKey }))).toBe('key-used');
    });

    it('lets one of two racing renames win', async () => {
      const row = await insert();
      const renames = ['One', 'Two'].map((next) => repository.replace(changeProject(row, { name: next }, later), row.version));
      const outcomes = await Promise.all(renames);
      expect(outcomes.toSorted()).toEqual(['changed-meanwhile', undefined]);
      const winner = outcomes[0] === undefined ? 'One' : 'Two';
      expect(await repository.find(row._id)).toMatchObject({ name: winner, version: 2 });
    });

    it('lets one of two projects win a race for the same name', async () => {
      const rows = await Promise.all([insert(), insert()]);
      const outcomes = await Promise.all(rows.map((row) => repository.replace(changeProject(row, { name: 'Wanted' }, later), 1)));
      expect(outcomes.toSorted()).toEqual(['name-taken', undefined]);
    });

    it('takes fields away that the next row does not have', async () => {
      const row = await insert({ commands: { runCommand: './run.sh', testCommand: './test.sh' } });
      await repository.replace(changeProject(row, { runCommand: '' }, later), 1);
      const stored = await repository.find(row._id);
      expect(stored).toMatchObject({ testCommand: './test.sh' });
      expect(stored).not.toHaveProperty('runCommand');
    });

    it('frees the name of a deleted project, and refuses it back once the name is taken', async () => {
      const row = await insert({ name: 'Mine' });
      const deleted = markDeleted(row, later);
      expect(await repository.replace(deleted, 1)).toBeUndefined();
      await insert({ name: 'Mine', slug: 'mine-2' });
      expect(await repository.replace(takeBack(deleted, later), 2)).toBe('name-taken');
      expect(await repository.find(row._id)).toEqual(deleted);
    });

    it('finds the deleted ones of those asked about', async () => {
      const [kept, gone] = [await insert(), await insert()];
      await repository.replace(markDeleted(gone, later), 1);
      const found = await repository.findDeleted([kept._id, gone._id, anyProjectId()]);
      expect(found.map((row) => row._id)).toEqual([gone._id]);
    });

    it.each([
      ['name', ['Alpha', 'beta', 'Gamma', 'delta']],
      ['created', ['delta', 'Gamma', 'beta', 'Alpha']],
      ['opened', ['beta', 'delta', 'Gamma', 'Alpha']],
    ] as const)('lists by %s, page by page, without gap or repeat', async (order, inserted) => {
      const at = (minute: number) => new Date(Date.UTC(2026, 10, 24, 10, minute));
      const all: ProjectRow[] = [];
      for (const [minute, one] of ['Alpha', 'beta', 'Gamma', 'delta'].entries()) all.push(await insert({ name: one, at: at(minute) }));
      await repository.markOpened((all[1] as ProjectRow)._id, at(30));
      await insert({ name: 'Of another', ownerId: anyUserId() });
      const expected = order === 'name' ? ['Alpha', 'beta', 'delta', 'Gamma'] : inserted;
      const first = await page(order, undefined, 3);
      const last = first.at(-1) as ProjectRow;
      const second = await page(order, positionOf(last, order), 3);
      expect([...names(first), ...names(second)]).toEqual(expected);
    });

    it('tells apart those with the same time', async () => {
      for (const one of ['a', 'b', 'c']) await insert({ name: one });
      const seen: string[] = [];
      let after: ListPosition | undefined;
      for (;;) {
        const [row] = await page('created', after, 1);
        if (row === undefined) break;
        seen.push(row.name);
        after = positionOf(row, 'created');
      }
      expect(seen.toSorted()).toEqual(['a', 'b', 'c']);
    });

    it('searches name and description for the text itself', async () => {
      await insert({ name: 'Web shop', description: 'sells (almost) everything' });
      await insert({ name: 'Notes' });
      expect(names(await page('name', undefined, 10, 'shop'))).toEqual(['Web shop']);
      expect(names(await page('name', undefined, 10, '(almost)'))).toEqual(['Web shop']);
      expect(names(await page('name', undefined, 10, '.*'))).toEqual([]);
    });

    it('lists deleted ones apart, as long as they can be taken back', async () => {
      const row = await insert();
      const deleted = markDeleted(row, later);
      await repository.replace(deleted, 1);
      expect(await page('name')).toEqual([]);
      expect(names(await page('name', undefined, 10, undefined, 'deleted'))).toEqual([row.name]);
      const purgedAfter = deleted.purgeAt as Date;
      expect(await repository.list({ userId: ownerId, state: 'deleted', purgedAfter }, 'name', undefined, 10)).toEqual([]);
    });

    it('counts what the owner has', async () => {
      const row = await insert();
      await insert();
      await repository.replace(markDeleted(row, later), 1);
      expect(await repository.countOf(ownerId)).toBe(1);
    });

    it('notes openings without raising the version, and a write that was under way keeps them', async () => {
      const row = await insert();
      expect(await repository.markOpened(row._id, later)).toBe(true);
      expect(await repository.find(row._id)).toMatchObject({ version: 1, lastOpenedAt: later, activeAt: later });
      expect(await repository.replace(changeProject(row, { name: 'Renamed' }, later), 1)).toBeUndefined();
      expect(await repository.find(row._id)).toMatchObject({ name: 'Renamed', lastOpenedAt: later, activeAt: later });
      expect(await repository.markOpened(anyProjectId(), later)).toBe(false);
    });

    it('keeps a consent with the member', async () => {
      const row = await insert();
      expect(await repository.setLocalCommands(row._id, ownerId, true)).toBe(true);
      expect((await repository.find(row._id))?.members).toEqual([{ userId: ownerId, role: 'owner', localCommandsAllowed: true }]);
      expect(await repository.setLocalCommands(row._id, anyUserId(), true)).toBe(false);
    });
  });
};
