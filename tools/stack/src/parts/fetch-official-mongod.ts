import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { canReach } from './can-reach.ts';
import type { PartSearch } from './part.ts';

const child = join(import.meta.dirname, 'download-official-mongod-child.ts');

/**
 * An official mongod that mongodb-memory-server has in `cache` or downloads there. Undefined without a network, on a
 * system for which MongoDB publishes none, or when the download fails: the next source is tried then.
 */
export async function fetchOfficialMongod(cache: string, search: PartSearch): Promise<string | undefined> {
  const env = search.env ?? process.env;
  const folder = join(cache, 'mongodb-memory-server');
  const online = await canReach(env['MONGOMS_DOWNLOAD_MIRROR'] ?? 'https://fastdl.mongodb.org/', search.signal);
  if (online) search.report?.('looking for the official MongoDB download');
  const quiet = !process.stderr.isTTY;
  const downloader = fork(child, [folder, String(online)], {
    env,
    stdio: ['ignore', quiet ? 'ignore' : 2, 'ignore', 'ipc'],
    ...(search.signal ? { signal: search.signal } : {}),
  });
  let path: string | undefined;
  downloader.on('message', (message) => (path = message as string));
  await Promise.race([once(downloader, 'exit'), once(downloader, 'error')]);
  search.signal?.throwIfAborted();
  return path;
}
