import { readdirSync, readFileSync, statSync } from 'node:fs';
import { startTimeInStat, type ProcessIdentity } from './process-identity.ts';

/** A living process with its parent and its owner. */
export interface TableEntry extends ProcessIdentity {
  parent: number;
  uid: number;
}

/** All living processes of this machine; empty where there is no /proc. */
export function readProcessTable(): TableEntry[] {
  return folderNames('/proc').flatMap((name) => {
    const pid = Number(name);
    try {
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
      const startTime = startTimeInStat(stat);
      const parent = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
      return startTime === undefined ? [] : [{ pid, startTime, parent, uid: statSync(`/proc/${pid}`).uid }];
    } catch {
      return []; // ended meanwhile
    }
  });
}

/** The processes with these pids, their children, and theirs. */
export function withDescendants(table: readonly TableEntry[], roots: Iterable<number>): TableEntry[] {
  const found = new Set(roots);
  for (let before = -1; before !== found.size;) {
    before = found.size;
    for (const { pid, parent } of table) if (found.has(parent)) found.add(pid);
  }
  return table.filter(({ pid }) => found.has(pid));
}

function folderNames(folder: string): string[] {
  try {
    return readdirSync(folder).filter((name) => /^\d+$/.test(name));
  } catch {
    return [];
  }
}
