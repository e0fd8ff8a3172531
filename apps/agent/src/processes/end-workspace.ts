import { setTimeout as after } from 'node:timers/promises';
import { endableProcesses, ownProcesses, readProcessTable } from './process-table.ts';

const pollMs = 40;

/** Ends every program of the workspace but the agent: SIGHUP, then SIGKILL when the time is over. */
export const endWorkspace = async (workspaceId: string, graceMs: number): Promise<void> => {
  const left = (): number[] => {
    const table = readProcessTable();
    const endable = new Set(endableProcesses(table).map(({ pid }) => pid));
    return [...ownProcesses(table, workspaceId)].filter((pid) => endable.has(pid));
  };
  const signal = (name: NodeJS.Signals): void => {
    for (const pid of left()) {
      try {
        process.kill(pid, name);
      } catch {
        // It ended in between.
      }
    }
  };
  signal('SIGHUP');
  signal('SIGCONT');
  for (let waited = 0; waited < graceMs && left().length > 0; waited += pollMs) await after(pollMs);
  for (let attempt = 0; attempt < 25 && left().length > 0; attempt += 1) {
    signal('SIGKILL');
    await after(pollMs);
  }
};
