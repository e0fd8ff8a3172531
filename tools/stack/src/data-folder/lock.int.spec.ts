import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ownIdentity } from '../process/process-identity.ts';
import { FolderInUse, lockFolder, lockHolder } from './lock.ts';

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'lock-'))));
afterEach(() => rmSync(folder, { recursive: true }));

const holdAs = (identity: unknown): void => writeFileSync(join(folder, 'lock.json'), JSON.stringify(identity));

describe('the lock of a data folder', () => {
  it('keeps a second start out and is given back', () => {
    const unlock = lockFolder(folder);
    expect(() => lockFolder(folder)).toThrow(FolderInUse);
    expect(lockHolder(folder)).toEqual(ownIdentity());
    unlock();
    expect(readdirSync(folder)).toEqual([]);
    lockFolder(folder)();
  });

  it('is taken over from a process that is gone', () => {
    holdAs({ pid: 2 ** 22 - 1, startTime: '1' });
    lockFolder(folder);
    expect(lockHolder(folder)).toEqual(ownIdentity());
  });

  it('is taken over when its pid now belongs to another process', () => {
    holdAs({ pid: process.pid, startTime: 'long ago' });
    lockFolder(folder);
    expect(lockHolder(folder)).toEqual(ownIdentity());
  });

  it('is taken over when it was cut short', () => {
    writeFileSync(join(folder, 'lock.json'), '{"pid":');
    lockFolder(folder);
    expect(lockHolder(folder)).toEqual(ownIdentity());
  });

  it('leaves nothing else behind', () => {
    holdAs({ pid: 2 ** 22 - 1, startTime: '1' });
    lockFolder(folder);
    expect(readdirSync(folder)).toEqual(['lock.json']);
  });
});
