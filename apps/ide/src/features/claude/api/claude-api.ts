import {
  acceptRunChanges,
  cancelRun,
  createConversation,
  createRun,
  decideApproval,
  deleteConversation,
  listConversations,
  listModels,
  listRunChanges,
  listRuns,
  readRunChange,
  readRunHistory,
  renameConversation,
  resumeRun,
  revertRunChanges,
  type Conversation,
  type Run,
  type RunChange,
  type RunContext,
  type RunEvent,
} from '@constellation/contracts-claude';
import type { ConversationId, ProjectId, RunId, RunMode } from '@constellation/contracts-kernel';
import { consentToLocalCommands } from '@constellation/contracts-project';
import type { ApiClient } from '@constellation/web-api-client';

export interface RunRequest {
  text: string;
  mode: RunMode;
  context: RunContext[];
  idempotencyKey: string;
}

/** Everything the Claude panel asks of the server, for one project. */
export const claudeApi = (api: Pick<ApiClient, 'call'>, projectId: ProjectId) => ({
  model: () => api.call(listModels, {}),
  conversations: async (): Promise<Conversation[]> => (await api.call(listConversations, { projectId })).items,
  newConversation: (idempotencyKey: string) => api.call(createConversation, { projectId, idempotencyKey }),
  rename: (conversation: Conversation, title: string) =>
    api.call(renameConversation, { conversationId: conversation.id, title, ifMatch: String(conversation.version) }),
  remove: (conversationId: ConversationId) => api.call(deleteConversation, { conversationId }),
  runs: async (conversationId: ConversationId): Promise<Run[]> => (await api.call(listRuns, { conversationId, limit: 200 })).items,
  start: (conversationId: ConversationId, request: RunRequest) => api.call(createRun, { conversationId, ...request }),
  history: (runId: RunId, after: string | undefined): Promise<{ items: RunEvent[]; hasMore: boolean }> =>
    api.call(readRunHistory, { runId, ...(after === undefined ? {} : { after }) }),
  cancel: (runId: RunId) => api.call(cancelRun, { runId }),
  resume: (runId: RunId) => api.call(resumeRun, { runId }),
  decide: (runId: RunId, approvalId: string, inputHash: string, decision: 'allow' | 'deny', reason: string | undefined) =>
    api.call(decideApproval, { runId, approvalId, inputHash, decision, ...(reason === undefined || reason === '' ? {} : { reason }) }),
  changes: async (runId: RunId): Promise<RunChange[]> => (await api.call(listRunChanges, { runId })).items,
  change: (runId: RunId, path: string) => api.call(readRunChange, { runId, path }),
  accept: (runId: RunId, paths: string[]) => api.call(acceptRunChanges, { runId, paths }),
  revert: (runId: RunId, paths: { path: string; tag?: string }[], dryRun: boolean) => api.call(revertRunChanges, { runId, paths, dryRun }),
  allowLocalCommands: () => api.call(consentToLocalCommands, { projectId, allowed: true }),
});

export type ClaudeApi = ReturnType<typeof claudeApi>;
