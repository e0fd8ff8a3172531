import type { Run } from '@constellation/contracts-claude';
import type { AiRun } from '../records/ai-run.ts';

/** A run as clients see it: no grant, no lease. */
export const runView = (run: AiRun): Run => ({
  id: run._id,
  conversationId: run.conversationId,
  projectId: run.projectId,
  workspaceId: run.workspaceId,
  startedBy: run.startedBy,
  state: run.state,
  mode: run.mode,
  provider: run.provider,
  model: run.model,
  usage: run.usage,
  createdAt: run.createdAt.toISOString(),
  version: run.version,
  ...(run.reason === undefined ? {} : { reason: run.reason }),
  ...(run.hasUnknownCost ? {} : { costMicros: run.costMicros }),
  ...(run.snapshotId === undefined ? {} : { snapshotId: run.snapshotId }),
  ...(run.endedAt === undefined ? {} : { endedAt: run.endedAt.toISOString() }),
});
