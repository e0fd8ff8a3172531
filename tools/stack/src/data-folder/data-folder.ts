import { chmodSync, existsSync, mkdirSync, readdirSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { readJson, writeJson } from './json-file.ts';

/** The layout of data folder this launcher reads and writes. */
export const folderFormat = 1;

/** A data folder that must not be opened; the message says why and what to do. */
export class FolderRefused extends Error {
  override readonly name = 'FolderRefused';
}

/** Where the data is by default: `CONSTELLATION_DATA`, else `/var/lib/constellation` for root, else `.constellation` in the checkout. */
export function defaultDataFolder(checkout: string, env: NodeJS.ProcessEnv = process.env): string {
  if (env['CONSTELLATION_DATA']) return resolve(checkout, env['CONSTELLATION_DATA']);
  return isRoot() ? '/var/lib/constellation' : join(checkout, '.constellation');
}

/**
 * Opens the data folder, making it when it is new. Root's folder may be traversed (0711), because agents run under
 * their own uids; a person's own is private (0700). What is secret in it has a mode of its own.
 *
 * @throws FolderRefused when it holds something else, or data of a newer format.
 */
export function openDataFolder(folder: string): void {
  mkdirSync(folder, { recursive: true });
  const record = join(folder, 'format.json');
  if (existsSync(record)) {
    const { format } = (readJson(record) as { format: number } | undefined) ?? { format: Number.NaN };
    if (format !== folderFormat) throw new FolderRefused(otherFormat(folder, format));
  } else if (readdirSync(folder).some((name) => !name.startsWith('lock.'))) {
    throw new FolderRefused(`${folder} is not empty and is no data folder of Constellation: set CONSTELLATION_DATA to another folder.`);
  }
  chmodSync(folder, isRoot() ? 0o711 : 0o700);
  if (isRoot()) requireReachable(folder);
  for (const name of ['secrets', 'mongo', 'redis', 'logs']) privateFolder(join(folder, name));
  if (!existsSync(record)) writeJson(record, { format: folderFormat });
}

function isRoot(): boolean {
  return process.getuid?.() === 0;
}

// Root's workspaces have users of their own, who must be able to enter every folder above theirs.
function requireReachable(folder: string): void {
  for (let parent = dirname(folder); ; parent = dirname(parent)) {
    if ((statSync(parent).mode & 0o001) === 0) {
      throw new FolderRefused(
        `${parent} cannot be entered by other users, and root's workspaces in ${folder} run under users of their own: ` +
          `allow it (chmod o+x ${parent}), or set CONSTELLATION_DATA to another folder.`,
      );
    }
    if (parent === dirname(parent)) return;
  }
}

function privateFolder(path: string): void {
  mkdirSync(path, { recursive: true, mode: 0o700 });
  chmodSync(path, 0o700);
}

function otherFormat(folder: string, format: number): string {
  return (
    `${folder} has data format ${format} and this version of Constellation reads format ${folderFormat}: ` +
    'start it with the version that wrote it, or set CONSTELLATION_DATA to another folder.'
  );
}
