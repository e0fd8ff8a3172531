import { createSnapshot, diffSnapshot, type AgentClient, type SnapshotChange } from '@constellation/agent-protocol';
import { attended } from '../agents/attended.ts';
import { ToolFailure } from './tool-failure.ts';

/** The files as they are now, with those named although an ignore file leaves them out. Nothing is changed without a way back. */
export const takeSnapshot = async (agent: AgentClient, label: string, include: string[] = []): Promise<string> => {
  try {
    return (await agent.call(createSnapshot, { label, include }, { timeoutMs: 25_000 })).id;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new ToolFailure('snapshot.failed', `No snapshot of the files could be taken (${reason}), so nothing was changed.`);
  }
};

/** More is no run's work, but a generated folder's, or an agent's that is not ours. */
const mostChanges = 20_000;

/** What differs between a snapshot and now; the first 20,000 of it. */
export const changesSince = async (agent: AgentClient, from: string, paths?: string[]): Promise<SnapshotChange[]> => {
  const stream = await agent.open(diffSnapshot, { from, ...(paths === undefined ? {} : { paths }) });
  const changes: SnapshotChange[] = [];
  for await (const message of attended(stream)) {
    if (message.kind === 'item') changes.push(...message.item.changes);
    if (changes.length > mostChanges) break;
  }
  return changes;
};
