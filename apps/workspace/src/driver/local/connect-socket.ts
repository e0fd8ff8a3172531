import { lstat } from 'node:fs/promises';
import { connect, type Socket } from 'node:net';
import { DriverError } from '../driver-error.ts';

/** Longest wait for a unix socket that exists: a hostile agent may listen and never accept. */
const connectTimeoutMs = 2_000;

/**
 * Opens the agent's socket. It must be a socket of the workspace's own user and no link: a link could lead to another
 * workspace or to the host. (With own users the folder is frozen besides; without, the HELLO tells a foreign agent.)
 */
export const connectSocket = async (path: string, uid: number | undefined): Promise<Socket> => {
  const found = await lstat(path).catch(() => undefined);
  if (found === undefined) throw new DriverError('not-running', `There is no socket at ${path}.`);
  if (!found.isSocket() || found.uid !== (uid ?? process.getuid?.()))
    throw new DriverError('not-running', `${path} is not the agent's socket.`);
  const socket = connect({ path });
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => socket.destroy(new Error(`${path} did not answer.`)), connectTimeoutMs);
    const fail = (error: Error): void => {
      clearTimeout(timer);
      reject(new DriverError('not-running', error.message, { cause: error }));
    };
    socket.once('error', fail);
    socket.once('connect', () => {
      clearTimeout(timer);
      socket.off('error', fail);
      resolve(socket);
    });
  });
};
