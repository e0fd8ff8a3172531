import { defaultDataFolder } from '../data-folder/data-folder.ts';
import { lockHolder } from '../data-folder/lock.ts';
import { reapLeftovers } from '../data-folder/reap-leftovers.ts';
import { endsWithin } from '../process/terminate.ts';

const limitMs = 90_000;

/** `make stop`: ends the embedded stack of this data folder, or what a killed launcher has left of it. */
export async function stop(checkout: string): Promise<number> {
  const dataFolder = defaultDataFolder(checkout);
  const launcher = lockHolder(dataFolder);
  if (launcher) {
    process.kill(launcher.pid, 'SIGTERM');
    if (await endsWithin(launcher, limitMs)) return say(`Stopped. Everything is kept in ${dataFolder}.`, 0);
    return say(`Process ${launcher.pid} has not ended within ${limitMs / 1000} s; "make logs" shows why.`, 1);
  }
  const left = await reapLeftovers(dataFolder);
  return say(left === 0 ? 'Nothing is running.' : `Ended ${left} processes that a killed launcher had left.`, 0);
}

function say(text: string, code: number): number {
  process.stdout.write(`${text}\n`);
  return code;
}
