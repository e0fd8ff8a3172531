import { setTimeout as after } from 'node:timers/promises';
import { endableProcesses, readProcessTable, taskVariable, variableOf, withDescendants } from './process-table.ts';

const pollMs = 40;

export interface EndOptions {
  signal: NodeJS.Signals;
  /** How long it may take to end by itself before SIGKILL. */
  graceMs: number;
}

/** The live processes of a task: its first one, its session, what carries its mark, and what descends from any of them. */
const membersOf = (task: string, leader: number | undefined): number[] => {
  const table = endableProcesses(readProcessTable());
  const roots = new Set<number>();
  for (const { pid, session } of table) {
    if (pid === leader || session === leader || variableOf(pid, taskVariable) === task) roots.add(pid);
  }
  const alive = new Set(table.map(({ pid }) => pid));
  return [...withDescendants(table, roots)].filter((pid) => alive.has(pid));
};

const signalAll = (pids: readonly number[], signal: NodeJS.Signals): void => {
  for (const pid of pids) {
    try {
      process.kill(pid, signal);
    } catch {
      // It ended in between, or is not ours to end.
    }
  }
};

/** Ends everything a terminal or command started, whatever sessions and groups it moved to. Answers false when something survived. */
export const endTask = async (task: string, leader: number | undefined, { signal, graceMs }: EndOptions): Promise<boolean> => {
  const first = membersOf(task, leader);
  signalAll(first, signal);
  // A stopped process acts on its signal only once it goes on.
  signalAll(first, 'SIGCONT');
  for (let waited = 0; waited < graceMs; waited += pollMs) {
    if (membersOf(task, leader).length === 0) return true;
    await after(pollMs);
  }
  for (let attempt = 0; attempt < 50; attempt += 1) {
    const left = membersOf(task, leader);
    if (left.length === 0) return true;
    signalAll(left, 'SIGKILL');
    await after(pollMs);
  }
  return false;
};
