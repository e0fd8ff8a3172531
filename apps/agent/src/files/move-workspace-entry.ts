import { lstatSync } from 'node:fs';
import { rename } from 'node:fs/promises';
import { AgentError } from '@constellation/agent-protocol';
import { errnoOf } from './failure-of.ts';
import { syncFolder } from './sync-folder.ts';
import type { Place, WorkspaceRoot } from './workspace-root.ts';

const isFolder = (place: Place): boolean | undefined => {
  try {
    return lstatSync(place.at).isDirectory();
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return undefined;
    throw error;
  }
};

/** Throws unless something may be put at `place`: nothing is there, or a file that may be overwritten. */
export const requireFree = (place: Place, overwrite: boolean): void => {
  if (place.name === '.') throw new AgentError('exists');
  const found = isFolder(place);
  if (found === true) throw new AgentError(overwrite ? 'is_directory' : 'exists');
  if (found === false && !overwrite) throw new AgentError('exists');
};

/** Renames files, links and folders durably. */
export class MoveWorkspaceEntry {
  constructor(private readonly root: WorkspaceRoot) {}

  execute({ from, to, overwrite }: { from: string; to: string; overwrite: boolean }): Promise<Record<never, never>> {
    return this.root.at(from, { follow: false }, (source) =>
      this.root.at(to, { follow: false }, async (target) => {
        if (source.name === '.') throw new AgentError('invalid_input', { message: 'the root stays where it is' });
        if (`${target.path}/`.startsWith(`${source.path}/`)) {
          if (target.path === source.path) return {};
          throw new AgentError('invalid_input', { message: 'a folder does not go into itself' });
        }
        const isMovedFolder = isFolder(source);
        if (isMovedFolder === undefined) throw new AgentError('not_found');
        // On a file system that ignores case this is how a name's case is changed; elsewhere names differ and this is a check.
        requireFree(target, overwrite && !isMovedFolder);
        await rename(source.at, target.at);
        await syncFolder(target.folder);
        await syncFolder(source.folder);
        return {};
      }),
    );
  }
}
