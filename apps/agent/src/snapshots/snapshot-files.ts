import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { rgPath } from '@vscode/ripgrep';
import { temporaryPrefix } from '../files/path-names.ts';

const run = promisify(execFile);

/** Larger files are not kept. */
export const maxKeptBytes = 2 * 1024 * 1024;

const list = async (folder: string, parameters: readonly string[]): Promise<string[]> => {
  const all = [
    '--no-config',
    '--files',
    '--null',
    '--hidden',
    '--no-require-git',
    '--no-ignore-global',
    '--no-ignore-parent',
    '--no-messages',
  ];
  const globs = ['--iglob', '!.git', '--glob', `!${temporaryPrefix}*`];
  try {
    const { stdout } = await run(rgPath, [...all, ...globs, ...parameters, './'], { cwd: folder, maxBuffer: 256 * 1024 * 1024 });
    return stdout.split('\0').flatMap((path) => (path === '' ? [] : [path.replace(/^\.\//, '')]));
  } catch (error) {
    // 1: there is no file at all; 2: some folder could not be read, the rest was listed.
    if (
      error instanceof Error &&
      'code' in error &&
      (error.code === 1 || error.code === 2) &&
      'stdout' in error &&
      typeof error.stdout === 'string'
    ) {
      return error.stdout.split('\0').flatMap((path) => (path === '' ? [] : [path.replace(/^\.\//, '')]));
    }
    throw error;
  }
};

/** The files that a snapshot keeps unless told otherwise: regular, not ignored, not too large. Links are not kept. */
export const listSnapshotFiles = async (folder: string): Promise<{ kept: string[]; skipped: string[] }> => {
  const [all, kept] = await Promise.all([list(folder, []), list(folder, ['--max-filesize', String(maxKeptBytes)])]);
  const small = new Set(kept);
  return { kept, skipped: all.filter((path) => !small.has(path)).sort() };
};
