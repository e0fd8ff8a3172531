import { homedir } from 'node:os';
import { join } from 'node:path';

/** The folder fetched programs are kept in: `CONSTELLATION_CACHE`, else `constellation` in the user's cache folder. */
export function cacheFolder(env: NodeJS.ProcessEnv = process.env): string {
  if (env['CONSTELLATION_CACHE']) return env['CONSTELLATION_CACHE'];
  return join(env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'constellation');
}
