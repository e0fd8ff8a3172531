import { isAlive, signalProcess, type ProcessIdentity } from './process-identity.ts';
import { belongsByEnvironment, readProcessTable, withDescendants, type TableEntry } from './process-table.ts';
import { firstWorkspaceUid } from './first-workspace-uid.ts';
import { waitUntil } from './wait-until.ts';

export interface WorkspaceProcesses {
  workspaceId: string;
  /** The workspace's own user; undefined where it shares the service's. */
  uid: number | undefined;
  /** The process whose death ends all others of its process namespace; without one, the agent itself. */
  root: ProcessIdentity | undefined;
  agent: ProcessIdentity | undefined;
}

const membersOf = ({ workspaceId, uid, root, agent }: WorkspaceProcesses): TableEntry[] => {
  const table = readProcessTable();
  // Below there are people and the system; a damaged record must not end them.
  if (uid !== undefined) return uid < firstWorkspaceUid ? [] : table.filter((entry) => entry.uid === uid);
  const own = process.getuid?.();
  const roots = new Set([root, agent].flatMap((identity) => (identity !== undefined && isAlive(identity) ? [identity.pid] : [])));
  for (const entry of table) if (entry.uid === own && belongsByEnvironment(entry.pid, workspaceId)) roots.add(entry.pid);
  return withDescendants(table, roots).filter((entry) => entry.pid !== process.pid);
};

/**
 * Asks the agent to end, then kills everything of the workspace. Repeated until nothing is found, since a process may
 * fork between being seen and being killed. True when nothing is left.
 */
export const endProcesses = async (processes: WorkspaceProcesses, graceMs: number): Promise<boolean> => {
  const { agent, root } = processes;
  if (agent !== undefined && isAlive(agent)) {
    signalProcess(agent, 'SIGTERM');
    await waitUntil(() => !isAlive(agent), graceMs);
  }
  return waitUntil(
    () => {
      if (root !== undefined) signalProcess(root, 'SIGKILL');
      const left = membersOf(processes);
      for (const entry of left) signalProcess(entry, 'SIGKILL');
      return left.length === 0;
    },
    5_000,
    20,
  );
};
