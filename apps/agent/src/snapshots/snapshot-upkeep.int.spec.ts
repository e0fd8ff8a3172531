import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WorkspaceRoot } from '../files/workspace-root.ts';
import { ShadowGit } from './shadow-git.ts';
import { SnapshotUpkeep } from './snapshot-upkeep.ts';
import { Snapshots } from './snapshots.ts';
import { WorkTree } from './work-tree.ts';

describe('SnapshotUpkeep', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'cst-upkeep-'));
    mkdirSync(join(folder, 'files'));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it('packs what has piled up, and every snapshot is still whole', async () => {
    const git = new ShadowGit(join(folder, 'state'), join(folder, 'files'), { PATH: '/usr/bin:/bin' });
    const snapshots = new Snapshots(git, new WorkTree(new WorkspaceRoot(join(folder, 'files')), git));
    const ids: string[] = [];
    for (let count = 0; count < 4; count += 1) {
      writeFileSync(join(folder, 'files', 'a.txt'), `version ${count}`);
      ids.push((await snapshots.create({ label: `n${count}`, include: [] })).id);
    }
    const loose = async () => Number.parseInt(await git.run(['count-objects']), 10);
    await new SnapshotUpkeep(git, 1_000).run();
    expect(await loose()).toBeGreaterThan(8);
    await new SnapshotUpkeep(git, 5).run();
    expect(await loose()).toBe(0);
    for (const [count, id] of ids.entries()) {
      const kept = await snapshots.file(id, 'a.txt');
      expect((await snapshots.content(kept?.blob ?? '')).toString()).toBe(`version ${count}`);
    }
    const { snapshots: listed } = await snapshots.list({ limit: 10 });
    expect(listed.map(({ id }) => id)).toEqual(ids.reverse());
  });
});
