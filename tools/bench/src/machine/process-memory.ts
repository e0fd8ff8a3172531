import { readdirSync, readFileSync } from 'node:fs';

/** A living process. */
export interface ProcessEntry {
  pid: number;
  parent: number;
  /** Its command line, arguments separated by spaces. */
  command: string;
}

/** All processes that can be seen. */
export const processTable = (): ProcessEntry[] =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
        const parent = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
        const command = readFileSync(`/proc/${name}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();
        return [{ pid: Number(name), parent, command }];
      } catch {
        return []; // ended meanwhile
      }
    });

/** The processes below (and with) one of them. */
export const withDescendants = (table: readonly ProcessEntry[], root: number): ProcessEntry[] => {
  const children = table.filter(({ parent, pid }) => parent === root && pid !== root);
  return [...table.filter(({ pid }) => pid === root), ...children.flatMap(({ pid }) => withDescendants(table, pid))];
};

/** The share of a process in memory, in MB: its own pages, and of each shared page its part (PSS). 0 when it has ended. */
export const pssOf = (pid: number): number => {
  try {
    const [, kilobytes] = /^Pss:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8')) ?? [];
    return Number(kilobytes ?? 0) / 1024;
  } catch {
    return 0;
  }
};
