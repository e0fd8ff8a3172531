/** The first user id of workspaces: far above people and system accounts. */
export const firstWorkspaceUid = 200_000;
