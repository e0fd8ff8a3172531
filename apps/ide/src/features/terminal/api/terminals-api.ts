import type { WorkspaceId } from '@constellation/contracts-kernel';
import { closeTerminal, createTerminal, listTerminals, renameTerminal, type Terminal } from '@constellation/contracts-workspace';
import type { ApiClient } from '@constellation/web-api-client';

/** The terminals of one workspace; their bytes travel on the workspace's own connection. */
export interface TerminalsApi {
  list: () => Promise<Terminal[]>;
  create: (wanted: { terminalId: string; name: string; cols: number; rows: number; cwd?: string }) => Promise<Terminal>;
  rename: (terminalId: string, name: string) => Promise<Terminal>;
  close: (terminalId: string) => Promise<void>;
}

export const terminalsApi = (api: Pick<ApiClient, 'call'>, workspaceId: WorkspaceId): TerminalsApi => ({
  list: async () => (await api.call(listTerminals, { workspaceId })).items,
  create: (wanted) => api.call(createTerminal, { workspaceId, ...wanted }),
  rename: (terminalId, name) => api.call(renameTerminal, { workspaceId, terminalId, name }),
  close: (terminalId) => api.call(closeTerminal, { workspaceId, terminalId }),
});
