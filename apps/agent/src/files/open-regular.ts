import { type BigIntStats, constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { AgentError } from '@constellation/agent-protocol';
import type { Place } from './workspace-root.ts';

const { O_NOFOLLOW, O_NONBLOCK, O_RDONLY } = constants;

export interface OpenFile {
  handle: FileHandle;
  stats: BigIntStats;
}

/** Opens a regular file for reading; a pipe neither blocks nor is read. */
export const openRegular = async (place: Place): Promise<OpenFile> => {
  const handle = await open(place.at, O_RDONLY | O_NOFOLLOW | O_NONBLOCK);
  try {
    const stats = await handle.stat({ bigint: true });
    if (stats.isDirectory()) throw new AgentError('is_directory');
    if (!stats.isFile()) throw new AgentError('not_regular');
    return { handle, stats };
  } catch (error) {
    await handle.close();
    throw error;
  }
};

/** The same, answering undefined where there is nothing. */
export const openIfPresent = async (place: Place): Promise<OpenFile | undefined> => {
  try {
    return await openRegular(place);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
};
