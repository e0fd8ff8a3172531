import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { defaultDataFolder } from '../data-folder/data-folder.ts';
import { lockHolder } from '../data-folder/lock.ts';
import { clean } from './clean.ts';

/** `make clean-all`: removes the data folder and the dependencies too, after asking (`CONFIRM=yes` answers). */
export async function cleanAll(checkout: string): Promise<number> {
  const dataFolder = defaultDataFolder(checkout);
  if (lockHolder(dataFolder)) {
    process.stdout.write('Constellation is running. "make stop" ends it.\n');
    return 1;
  }
  if (existsSync(dataFolder) && !existsSync(join(dataFolder, 'format.json'))) {
    process.stdout.write(`${dataFolder} is no data folder of Constellation and is left alone.\n`);
    return 1;
  }
  if (!(await isConfirmed(dataFolder))) {
    process.stdout.write('Nothing was removed.\n');
    return 1;
  }
  await clean(checkout);
  await rm(dataFolder, { recursive: true, force: true });
  await rm(join(checkout, 'node_modules'), { recursive: true, force: true });
  process.stdout.write(`Removed ${dataFolder} and the installed dependencies.\n`);
  return 0;
}

async function isConfirmed(dataFolder: string): Promise<boolean> {
  if (process.env['CONFIRM'] === 'yes') return true;
  if (!process.stdin.isTTY) return false;
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await terminal.question(`Remove all projects, files and accounts in ${dataFolder}? Type "yes": `);
  terminal.close();
  return answer.trim() === 'yes';
}
