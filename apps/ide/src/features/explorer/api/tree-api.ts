import type { WorkspaceId } from '@constellation/contracts-kernel';
import { copyFile, createFolder, deleteFile, exportFolder, listTree, moveFile, type FileEntry } from '@constellation/contracts-workspace';
import type { ApiClient } from '@constellation/web-api-client';

/** What the explorer asks of a workspace's files. Failures are `OperationError`s with the codes of the file contracts. */
export interface TreeApi {
  /** All entries of one folder, folders first, by name. */
  list: (folder: string) => Promise<FileEntry[]>;
  makeFolder: (path: string) => Promise<void>;
  move: (from: string, to: string) => Promise<void>;
  copy: (from: string, to: string) => Promise<void>;
  remove: (path: string) => Promise<void>;
  /** The archive of a folder. */
  download: (folder: string) => Promise<Blob>;
}

export const treeApi = (api: Pick<ApiClient, 'call' | 'bytes'>, workspaceId: WorkspaceId): TreeApi => ({
  list: async (path) => {
    const entries: FileEntry[] = [];
    let cursor: string | undefined;
    do {
      const page = await api.call(listTree, { workspaceId, path, ...(cursor === undefined ? {} : { cursor }) });
      entries.push(...page.items);
      cursor = page.nextCursor;
    } while (cursor !== undefined);
    return entries;
  },
  makeFolder: async (path) => {
    await api.call(createFolder, { workspaceId, path });
  },
  move: async (from, to) => {
    await api.call(moveFile, { workspaceId, from, to });
  },
  copy: async (from, to) => {
    await api.call(copyFile, { workspaceId, from, to });
  },
  remove: (path) => api.call(deleteFile, { workspaceId, path }),
  download: async (path) => (await api.bytes(exportFolder, { workspaceId, path })).blob(),
});
