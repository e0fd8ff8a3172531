import { createSnapshot, diffSnapshot, type AgentClient, type SnapshotChange } from '@constellation/agent-protocol';
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

/** What differs between a snapshot and now. */
export const changesSince = async (agent: AgentClient, from: string, paths?: string[]): Promise<SnapshotChange[]> => {
  const stream = await agent.open(diffSnapshot, { from, ...(paths === undefined ? {} : { paths }) });
  const changes: SnapshotChange[] = [];
  for await (const message of stream) if (message.kind === 'item') changes.push(...message.item.changes);
  return changes;
};
