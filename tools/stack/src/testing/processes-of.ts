import { readdirSync, readFileSync, readlinkSync } from 'node:fs';

/** The command lines of all living processes that were started with, or stand in, a folder. */
export function processesOf(folder: string): string[] {
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid);
  return pids.flatMap((pid) => {
    try {
      const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();
      return `${command} ${readlinkSync(`/proc/${pid}/cwd`)}`.includes(folder) ? [command] : [];
    } catch {
      return []; // ended meanwhile
    }
  });
}
