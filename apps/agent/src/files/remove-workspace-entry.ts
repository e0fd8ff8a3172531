import { constants, lstatSync, readdirSync } from 'node:fs';
import { open, rmdir, unlink } from 'node:fs/promises';
import { AgentError } from '@constellation/agent-protocol';
import type { EtagCache } from './etag-cache.ts';
import { errnoOf } from './failure-of.ts';
import { openRegular } from './open-regular.ts';
import type { PathLocks } from './path-locks.ts';
import { syncFolder } from './sync-folder.ts';
import type { Place, WorkspaceRoot } from './workspace-root.ts';

const { O_DIRECTORY, O_NOFOLLOW, O_RDONLY } = constants;

/** Removes files, links and folders, never following a link. */
export class RemoveWorkspaceEntry {
  constructor(
    private readonly root: WorkspaceRoot,
    private readonly etags: EtagCache,
    private readonly locks: PathLocks,
  ) {}

  execute(input: { path: string; recursive: boolean; ifMatch?: string | undefined }, signal: AbortSignal): Promise<Record<never, never>> {
    return this.root.at(input.path, { follow: false }, async (place) => {
      if (place.name === '.') throw new AgentError('invalid_input', { message: 'the root is not removed' });
      if (!lstatSync(place.at).isDirectory()) {
        await this.locks.run(place.path, () => this.#removeFile(place, input.ifMatch));
      } else if (input.recursive) await removeFolder(place.at, signal);
      else await rmdir(place.at);
      await syncFolder(place.folder);
      return {};
    });
  }

  async #removeFile(place: Place, ifMatch: string | undefined): Promise<void> {
    if (ifMatch !== undefined) {
      const { handle, stats } = await openRegular(place);
      const currentEtag = await this.etags.of(handle, stats).finally(() => handle.close());
      if (currentEtag !== ifMatch) throw new AgentError('stale', { details: { currentEtag } });
    }
    await unlink(place.at);
  }
}

/** Empties a folder through a handle on it, so that swapping it for a link meanwhile leads nowhere. */
const removeFolder = async (at: string, signal: AbortSignal): Promise<void> => {
  const handle = await open(at, O_RDONLY | O_NOFOLLOW | O_DIRECTORY);
  try {
    const inside = `/proc/self/fd/${handle.fd}`;
    for (const entry of readdirSync(`${inside}/.`, { withFileTypes: true })) {
      if (signal.aborted) throw new AgentError('cancelled');
      if (entry.isDirectory()) await removeFolder(`${inside}/${entry.name}`, signal);
      else await unlink(`${inside}/${entry.name}`).catch(ignoreMissing);
    }
  } finally {
    await handle.close();
  }
  await rmdir(at).catch(ignoreMissing);
};

const ignoreMissing = (error: unknown): void => {
  if (errnoOf(error) !== 'ENOENT') throw error;
};
