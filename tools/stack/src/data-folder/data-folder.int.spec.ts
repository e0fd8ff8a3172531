import { chmodSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { temporaryFolder } from '../testing/temporary-folder.ts';
import { FolderRefused, openDataFolder } from './data-folder.ts';
import { openSecrets } from './secrets.ts';

let folder: string;
beforeEach(() => (folder = temporaryFolder('data')));
afterEach(() => rmSync(folder, { recursive: true }));

describe('a data folder', () => {
  it('is opened again by the version that made it', () => {
    openDataFolder(folder);
    expect(() => openDataFolder(folder)).not.toThrow();
  });

  it('is refused, with the way out, when another version wrote it', () => {
    openDataFolder(folder);
    writeFileSync(join(folder, 'format.json'), '{"format":9}');
    expect(() => openDataFolder(folder)).toThrow(/has data format 9 .* reads format 1: start it with the version that wrote it/);
  });

  it('is never made out of a folder that holds something else', () => {
    writeFileSync(join(folder, 'thesis.txt'), 'mine');
    expect(() => openDataFolder(folder)).toThrow(FolderRefused);
    expect(readdirSync(folder)).toEqual(['thesis.txt']);
  });
});

describe.runIf(process.getuid?.() === 0)("root's data folder", () => {
  it('is refused where the users of workspaces could not reach theirs', () => {
    const closed = join(folder, 'closed');
    mkdirSync(closed);
    chmodSync(closed, 0o700);
    expect(() => openDataFolder(join(closed, 'data'))).toThrow(`chmod o+x ${closed}`);
  });
});

describe('the secrets', () => {
  it('are readable by their owner only', () => {
    openDataFolder(folder);
    openSecrets(folder);
    const secrets = join(folder, 'secrets');
    const modes = readdirSync(secrets).map((name) => statSync(join(secrets, name)).mode & 0o777);
    expect(modes.length).toBeGreaterThan(8);
    expect(new Set(modes)).toEqual(new Set([0o600]));
    expect(statSync(secrets).mode & 0o777).toBe(0o700);
  });

  it('stay the same from start to start', () => {
    openDataFolder(folder);
    expect(openSecrets(folder)).toEqual(openSecrets(folder));
  });
});
