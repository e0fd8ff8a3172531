import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { stripVTControlCharacters } from 'node:util';
import { Steps } from '../console/steps.ts';
import { findMongod } from '../parts/find-mongod.ts';
import { findRedis } from '../parts/find-redis.ts';
import type { PartSearch } from '../parts/part.ts';

/** Runs `npm run verify` with both stores at hand, showing its output; answers its exit code and its text. */
export async function runVerify(checkout: string): Promise<{ code: number; output: string }> {
  const steps = Steps.onTerminal();
  const search: PartSearch = { report: (sentence) => steps.say(sentence) };
  const [mongod, redis] = await Promise.all([findMongod(search), findRedis(search)]);
  const env = { ...process.env, CONSTELLATION_MONGOD: mongod.path, CONSTELLATION_REDIS_SERVER: redis.path };
  const child = spawn('npm', ['run', '--silent', 'verify'], { cwd: checkout, env, stdio: ['ignore', 'pipe', 'inherit'] });
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text;
    process.stdout.write(text);
  });
  const [code] = (await once(child, 'close')) as [number | null];
  return { code: code ?? 1, output: stripVTControlCharacters(output) };
}
