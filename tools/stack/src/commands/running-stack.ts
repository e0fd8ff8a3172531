import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { defaultDataFolder } from '../data-folder/data-folder.ts';
import { lockHolder } from '../data-folder/lock.ts';
import { readRunning, type Running } from '../data-folder/running-record.ts';
import { runCommand } from '../process/run-command.ts';

/** What is running here: the embedded stack, the compose project, or nothing. */
export type RunningStack =
  { kind: 'embedded'; dataFolder: string; running: Running } | { kind: 'compose' } | { kind: 'none'; dataFolder: string };

/** Looks for the launcher recorded in the data folder first, then for the compose project of this checkout. */
export async function findRunningStack(checkout: string): Promise<RunningStack> {
  const dataFolder = defaultDataFolder(checkout);
  const running = readRunning(dataFolder);
  if (running && lockHolder(dataFolder)) return { kind: 'embedded', dataFolder, running };
  return (await composeIsUp(checkout)) ? { kind: 'compose' } : { kind: 'none', dataFolder };
}

async function composeIsUp(checkout: string): Promise<boolean> {
  if (!existsSync(join(checkout, 'docker-compose.yml'))) return false;
  const result = await runCommand('docker', ['compose', 'ps', '--quiet'], { cwd: checkout, timeout: 10_000 });
  return result.code === 0 && result.stdout.trim() !== '';
}

/** Runs `docker compose …` with its output shown, and answers its exit code. */
export async function compose(checkout: string, ...args: string[]): Promise<number> {
  return (await runCommand('docker', ['compose', ...args], { cwd: checkout, show: true })).code;
}
