import { lstat, mkdir } from 'node:fs/promises';
import { AgentError } from '@constellation/agent-protocol';
import { errnoOf } from './failure-of.ts';
import { joinPath, pathNames } from './path-names.ts';
import { syncFolder } from './sync-folder.ts';
import type { WorkspaceRoot } from './workspace-root.ts';

/** Makes folders durably. */
export class MakeWorkspaceFolder {
  constructor(private readonly root: WorkspaceRoot) {}

  async execute({ path, parents }: { path: string; parents: boolean }): Promise<{ created: boolean }> {
    if (!parents) return { created: await this.#make(path, false) };
    let created = false;
    let folder = '';
    for (const name of pathNames(path)) {
      folder = joinPath(folder, name);
      created = (await this.#make(folder, true)) || created;
    }
    return { created };
  }

  #make(path: string, mayExist: boolean): Promise<boolean> {
    return this.root.at(path, { follow: mayExist }, async (place) => {
      if (place.name === '.') {
        if (mayExist) return false;
        throw new AgentError('exists');
      }
      try {
        await mkdir(place.at, 0o755);
      } catch (error) {
        if (!mayExist || errnoOf(error) !== 'EEXIST') throw error;
        if ((await lstat(place.at)).isDirectory()) return false;
        throw new AgentError('not_directory');
      }
      await syncFolder(place.folder);
      return true;
    });
  }
}
