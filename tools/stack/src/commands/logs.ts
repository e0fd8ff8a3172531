import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { defaultDataFolder } from '../data-folder/data-folder.ts';
import { compose, findRunningStack } from './running-stack.ts';

/** `make logs`: follows the logs of everything, or of `SERVICE=name`. Without a terminal it prints the last lines and ends. */
export async function logs(checkout: string): Promise<number> {
  const only = process.env['SERVICE'];
  const stack = await findRunningStack(checkout);
  if (stack.kind === 'compose') return compose(checkout, 'logs', '--tail', '100', ...(only ? [only] : []));
  const folder = join(defaultDataFolder(checkout), 'logs');
  const names = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.log')) : [];
  const chosen = only ? names.filter((name) => name === `${only}.log`) : names;
  if (chosen.length === 0) {
    process.stdout.write(only ? `There is no log of ${only} in ${folder}.\n` : `There are no logs in ${folder} yet.\n`);
    return 1;
  }
  const follow = process.stdout.isTTY ? ['-F'] : [];
  const tail = spawn('tail', ['-n', '100', ...follow, ...chosen.map((name) => join(folder, name))], { stdio: 'inherit' });
  const [code] = (await once(tail, 'exit')) as [number | null];
  return code ?? 0;
}
