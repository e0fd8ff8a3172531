import { cacheFolder } from './cache-folder.ts';
import { checksum } from './checksum.ts';
import { buildRedis } from './build-redis.ts';
import { findOnPath } from './find-on-path.ts';
import { installSystemPackage, packageCommand } from './install-system-package.ts';
import { PartMissing, type Part, type PartSearch, type PartSource } from './part.ts';
import { programVersion } from './program-version.ts';

const oldestMajor = 7;
const packages = { 'apt-get': 'redis-server', dnf: 'redis', apk: 'redis' };

/**
 * Finds a `redis-server` of version 7.0 or newer, or fetches one: on PATH, then the system's package manager when
 * run as root, then redis-memory-server, which builds the official source. `REDIS_URL` is the caller's to look at.
 *
 * @throws PartMissing when no source has it.
 */
export async function findRedis(search: PartSearch = {}): Promise<Part> {
  const env = search.env ?? process.env;
  const onPath = (): Promise<string | undefined> => findOnPath(['redis-server'], env['PATH']);
  const sources: [PartSource, () => Promise<string | undefined>][] = [
    ['PATH', onPath],
    ['system package', async () => ((await installSystemPackage(packages, search)) ? onPath() : undefined)],
    ['redis-memory-server', () => buildRedis(search.cache ?? cacheFolder(env), search)],
  ];
  for (const [source, find] of sources) {
    const path = await find();
    const version = path === undefined ? undefined : await programVersion(path);
    if (path === undefined || !version || version.major < oldestMajor) continue;
    return { name: 'redis-server', path, version: version.text, source, sha256: await checksum(path) };
  }
  const command = await packageCommand(packages, env);
  throw new PartMissing(
    `Redis 7 or newer carries the messages between the services and none was found or could be built: run "${command}", or set REDIS_URL, and run the command again.`,
  );
}
