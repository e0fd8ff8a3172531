import { workspaceIdSchema, type WorkspaceId } from '@constellation/contracts-kernel';

/** The key under which one instance of the workspace service owns a workspace. */
export const workspaceOwnerKey = (workspaceId: WorkspaceId): string => `ws:${workspaceId}`;

export const addressedFields = { workspaceId: workspaceIdSchema };

const subject = { kind: 'workspace', field: 'workspaceId' } as const;
export const viewerOfWorkspace = { role: 'viewer', scope: 'workspace:read', subject } as const;
export const editorOfWorkspace = { role: 'editor', scope: 'workspace:write', subject } as const;
export const ownerOfWorkspace = { role: 'owner', scope: 'workspace:write', subject } as const;

/** What every request-and-reply operation on one workspace has in common. */
export const addressed = {
  service: 'workspace',
  plane: 'message',
  timeoutMs: 10_000,
  owner: (input: { workspaceId: WorkspaceId }) => workspaceOwnerKey(input.workspaceId),
} as const;
