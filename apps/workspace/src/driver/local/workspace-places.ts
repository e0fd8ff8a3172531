import { join } from 'node:path';

/** Where a local workspace keeps what, on the host. */
export interface WorkspacePlaces {
  /** Owned by the service, so that a workspace cannot swap the folders in it. */
  top: string;
  files: string;
  home: string;
  /** The agent's own: snapshots, revisions. */
  state: string;
  temporary: string;
  /** Generated passwd and group. */
  etc: string;
  record: string;
  log: string;
  socketFolder: string;
  socket: string;
}

/** The kernel's limit for a socket's path, without the terminating zero. */
const maxSocketPathBytes = 107;

/** The end of the ULID: random, so two workspaces share it with a chance of 2^-60. */
export const shortIdOf = (workspaceId: string): string => workspaceId.slice(-12).toLowerCase();

export const placesOf = (folders: { data: string; run: string }, workspaceId: string): WorkspacePlaces => {
  const top = join(folders.data, 'workspaces', workspaceId);
  const socketFolder = join(folders.run, shortIdOf(workspaceId));
  const socket = join(socketFolder, 'agent.sock');
  if (Buffer.byteLength(socket) > maxSocketPathBytes)
    throw new Error(`WORKSPACE_RUN is too long: ${socket} has more than ${String(maxSocketPathBytes)} bytes. Choose a shorter folder.`);
  return {
    top,
    files: join(top, 'files'),
    home: join(top, 'home'),
    state: join(top, 'state'),
    temporary: join(top, 'tmp'),
    etc: join(top, 'etc'),
    record: join(folders.data, 'agents', `${workspaceId}.json`),
    log: join(folders.data, 'logs', `${workspaceId}.log`),
    socketFolder,
    socket,
  };
};
