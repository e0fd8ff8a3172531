import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { runCommand } from '../process/run-command.ts';
import { canReach } from './can-reach.ts';
import { findOnPath } from './find-on-path.ts';
import type { PartSearch } from './part.ts';

const requirement = 'redis-memory-server@0.17.1';
const printPath = `
const { RedisBinary } = require('redis-memory-server');
RedisBinary.getPath({ downloadDir: process.argv[1], version: '7.4.7' }).then((path) => console.log('path=' + path));
`;

/** Builds the official Redis source in `cache` by redis-memory-server. Undefined without a C compiler, make or network. */
export async function buildRedis(cache: string, search: PartSearch): Promise<string | undefined> {
  const env = search.env ?? process.env;
  const tools = await Promise.all(['cc', 'make'].map((tool) => findOnPath([tool], env['PATH'])));
  if (tools.includes(undefined) || !(await canReach('https://download.redis.io/', search.signal))) return undefined;
  search.report?.('building Redis 7.4.7 from its official source (a few minutes)');
  const folder = join(cache, 'redis-memory-server');
  await mkdir(folder, { recursive: true });
  const options = { cwd: folder, env, ...(search.signal ? { signal: search.signal } : {}) };
  await runCommand('npm', ['install', '--prefix', folder, '--ignore-scripts', requirement], options);
  const result = await runCommand(process.execPath, ['-e', printPath, join(folder, 'binaries')], options);
  return /^path=(.+)$/m.exec(result.stdout)?.[1];
}
