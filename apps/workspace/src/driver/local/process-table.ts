import { readdirSync, readFileSync, statSync } from 'node:fs';
import { readProcess, type ProcessIdentity } from './process-identity.ts';

/** The variable by which processes of a workspace are recognised where they share their user with the service. */
export const workspaceVariable = 'CONSTELLATION_WORKSPACE_ID';

export interface TableEntry extends ProcessIdentity {
  parent: number;
  uid: number;
}

/** All processes that are not zombies. */
export const readProcessTable = (): TableEntry[] =>
  readdirSync('/proc').flatMap((name) => {
    const pid = Number(name);
    if (!Number.isInteger(pid)) return [];
    const status = readProcess(pid);
    if (status === undefined || status.isZombie) return [];
    try {
      return [{ pid, startTime: status.startTime, parent: status.parent, uid: statSync(`/proc/${name}`).uid }];
    } catch {
      return [];
    }
  });

const read = (pid: number, file: 'cmdline' | 'environ'): string[] => {
  try {
    return readFileSync(`/proc/${String(pid)}/${file}`, 'utf8').split('\0');
  } catch {
    return [];
  }
};

export const argumentsOf = (pid: number): string[] => read(pid, 'cmdline');

export const belongsByEnvironment = (pid: number, workspaceId: string): boolean =>
  read(pid, 'environ').includes(`${workspaceVariable}=${workspaceId}`);

/** `roots` and everything that descends from them. */
export const withDescendants = (table: readonly TableEntry[], roots: ReadonlySet<number>): TableEntry[] => {
  const found = new Set(roots);
  for (let grew = true; grew;) {
    grew = false;
    for (const entry of table) {
      if (found.has(entry.pid) || !found.has(entry.parent)) continue;
      found.add(entry.pid);
      grew = true;
    }
  }
  return table.filter((entry) => found.has(entry.pid));
};
