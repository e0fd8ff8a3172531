import { readdirSync, readFileSync } from 'node:fs';

/** Set in every program of a workspace, by the driver and by the agent. */
export const workspaceVariable = 'CONSTELLATION_WORKSPACE_ID';
/** Set in what one terminal or command starts, so that it is found again after `setsid`, `nohup` or a double fork. */
export const taskVariable = 'CONSTELLATION_TASK';

export interface ProcessEntry {
  pid: number;
  parent: number;
  session: number;
  /** When it started, in ticks since the machine did. */
  startedAt: number;
  isZombie: boolean;
  name: string;
  /** Ticks of user and system time. */
  ticks: number;
}

/** All processes that `/proc` shows. */
export const readProcessTable = (): ProcessEntry[] =>
  readdirSync('/proc').flatMap((name) => {
    const pid = Number(name);
    const entry = Number.isInteger(pid) ? readProcess(pid) : undefined;
    return entry === undefined ? [] : [entry];
  });

const readProcess = (pid: number): ProcessEntry | undefined => {
  let line: string;
  try {
    line = readFileSync(`/proc/${pid}/stat`, 'utf8');
  } catch {
    return undefined;
  }
  // The name stands in brackets and may hold spaces and brackets itself.
  const close = line.lastIndexOf(')');
  const fields = line.slice(close + 2).split(' ');
  return {
    pid,
    parent: Number(fields[1]),
    session: Number(fields[3]),
    startedAt: Number(fields[19]),
    isZombie: fields[0] === 'Z',
    name: line.slice(line.indexOf('(') + 1, close),
    ticks: Number(fields[11]) + Number(fields[12]),
  };
};

/** One variable a process was started with; undefined when it is absent or the process is not ours to read. */
export const variableOf = (pid: number, variable: string): string | undefined => {
  try {
    const prefix = `${variable}=`;
    return readFileSync(`/proc/${pid}/environ`, 'utf8')
      .split('\0')
      .find((entry) => entry.startsWith(prefix))
      ?.slice(prefix.length);
  } catch {
    return undefined;
  }
};

/** `roots` and all that descends from them. */
export const withDescendants = (table: readonly ProcessEntry[], roots: ReadonlySet<number>): Set<number> => {
  const found = new Set(roots);
  for (let grew = true; grew;) {
    grew = false;
    for (const { pid, parent } of table) {
      if (found.has(pid) || !found.has(parent)) continue;
      found.add(pid);
      grew = true;
    }
  }
  return found;
};

/**
 * Processes that this agent may end: alive, and started after it. Whatever is older, such as whoever started the agent, was
 * there without it and is not the workspace's, whatever marks it carries.
 */
export const endableProcesses = (table: readonly ProcessEntry[]): ProcessEntry[] => {
  const agent = table.find(({ pid }) => pid === process.pid);
  if (agent === undefined) return [];
  return table.filter(({ pid, isZombie, startedAt }) => pid !== process.pid && !isZombie && startedAt >= agent.startedAt);
};

/** The processes of this workspace: those that carry its mark and what descends from them or from the agent. */
export const ownProcesses = (table: readonly ProcessEntry[], workspaceId: string): Set<number> => {
  const roots = new Set([process.pid]);
  for (const { pid } of table) if (variableOf(pid, workspaceVariable) === workspaceId) roots.add(pid);
  return withDescendants(table, roots);
};
