import { accessSync, constants, globSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';

const isExecutable = (file: string): boolean => {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
};

/** The launcher's own cache; what it fetched for `make start` serves the tests too. */
const cacheFolder = (): string =>
  process.env['CONSTELLATION_CACHE'] ?? join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'constellation');

const fetched = (name: string): string[] => {
  const cache = cacheFolder();
  return globSync([`mongo*/**/${name}*`, `redis*/**/${name}*`], { cwd: cache }).map((found) => join(cache, found));
};

const variables = { mongod: 'CONSTELLATION_MONGOD', 'redis-server': 'CONSTELLATION_REDIS_SERVER' } as const;

/** Finds a store's server: its environment variable, then PATH, then what the launcher fetched. Throws saying how to get it. */
export const findStoreBinary = (name: keyof typeof variables): string => {
  const named = process.env[variables[name]];
  const onPath = (process.env['PATH'] ?? '').split(delimiter).map((folder) => join(folder, name));
  const found = [...(named === undefined ? [] : [named]), ...onPath, ...fetched(name)].find(isExecutable);
  if (found === undefined)
    throw new Error(`No ${name} found. Run \`make start\` once, which fetches it, or name one in ${variables[name]}.`);
  return found;
};
