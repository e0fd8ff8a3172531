import { endProcesses } from './end-processes.ts';
import { endableProcesses, ownProcesses, readProcessTable } from './process-table.ts';

/** Ends every program of the workspace but the agent: SIGHUP, then SIGKILL when the time is over. */
export const endWorkspace = (workspaceId: string, graceMs: number): Promise<boolean> =>
  endProcesses(
    () => {
      const table = readProcessTable();
      const endable = new Set(endableProcesses(table).map(({ pid }) => pid));
      return [...ownProcesses(table, workspaceId)].filter((pid) => endable.has(pid));
    },
    { signal: 'SIGHUP', graceMs },
  );
