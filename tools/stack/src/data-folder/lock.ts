import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isAlive, ownIdentity, type ProcessIdentity } from '../process/process-identity.ts';

/** The data folder is in use by another launcher. */
export class FolderInUse extends Error {
  override readonly name = 'FolderInUse';
  readonly holder: ProcessIdentity;
  constructor(folder: string, holder: ProcessIdentity) {
    super(`The data folder ${folder} is in use by process ${holder.pid}.`);
    this.holder = holder;
  }
}

/**
 * Takes the data folder for this process and answers how to give it back. A lock whose process is gone is replaced.
 *
 * @throws FolderInUse when a living process has it.
 */
export function lockFolder(folder: string, self: ProcessIdentity = ownIdentity()): () => void {
  const lock = join(folder, 'lock.json');
  const own = join(folder, `lock.${self.pid}.json`);
  writeFileSync(own, JSON.stringify(self), { mode: 0o600 });
  try {
    while (!linked(own, lock)) {
      const holder = lockHolder(folder);
      if (holder) throw new FolderInUse(folder, holder);
      removeStale(folder, lock, self);
    }
  } finally {
    rmSync(own, { force: true });
  }
  return () => {
    if (sameProcess(readIdentity(lock), self)) rmSync(lock, { force: true });
  };
}

/** The living process that has the data folder, or undefined. */
export function lockHolder(folder: string): ProcessIdentity | undefined {
  const holder = readIdentity(join(folder, 'lock.json'));
  return holder && isAlive(holder) ? holder : undefined;
}

function linked(own: string, lock: string): boolean {
  try {
    linkSync(own, lock);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

// Moved away first: of two starts that see the same stale lock only one moves it, and a fresh lock taken in between is put back.
function removeStale(folder: string, lock: string, self: ProcessIdentity): void {
  const aside = join(folder, `lock.${self.pid}.stale.json`);
  try {
    renameSync(lock, aside);
  } catch {
    return;
  }
  const moved = readIdentity(aside);
  if (moved && isAlive(moved)) linked(aside, lock);
  rmSync(aside, { force: true });
}

function readIdentity(path: string): ProcessIdentity | undefined {
  try {
    const value = JSON.parse(readFileSync(path, 'utf8')) as Partial<ProcessIdentity>;
    return typeof value.pid === 'number' ? { pid: value.pid, startTime: String(value.startTime) } : undefined;
  } catch {
    return undefined;
  }
}

function sameProcess(one: ProcessIdentity | undefined, other: ProcessIdentity): boolean {
  return one?.pid === other.pid && one.startTime === other.startTime;
}
