import { join } from 'node:path';
import { workspaceIdSchema, type WorkspaceId } from '@constellation/contracts-kernel';
import { argumentsOf, readProcessTable } from './process-table.ts';
import type { ProcessIdentity } from './process-identity.ts';
import type { AgentProgram } from './start-agent.ts';

export interface StrayAgent extends ProcessIdentity {
  workspaceId: WorkspaceId;
  generation: number;
}

/**
 * Agents found by their command line: one that was started by a service that died before it wrote the record.
 * A workspace can start such a process itself, so a stray is only ever ended, never adopted.
 */
export const strayWorkspaces = (program: AgentProgram): StrayAgent[] => {
  const main = join(program.bundle, 'main.js');
  return readProcessTable().flatMap((entry) => {
    const found = argumentsOf(entry.pid);
    const at = found.indexOf(main);
    if (at < 0) return [];
    const after = (name: string): string | undefined => found[found.indexOf(name, at) + 1];
    const workspaceId = workspaceIdSchema.safeParse(after('--workspace'));
    return workspaceId.success
      ? [{ workspaceId: workspaceId.data, generation: Number(after('--generation')) || 0, pid: entry.pid, startTime: entry.startTime }]
      : [];
  });
};
