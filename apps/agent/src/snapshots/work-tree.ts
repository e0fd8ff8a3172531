import { accessSync, constants, lstatSync } from 'node:fs';
import { AgentError } from '@constellation/agent-protocol';
import { pathNames } from '../files/path-names.ts';
import type { WorkspaceRoot } from '../files/workspace-root.ts';
import { GitFailure, type ShadowGit } from './shadow-git.ts';
import { listSnapshotFiles, maxKeptBytes } from './snapshot-files.ts';

export interface RecordedTree {
  /** Git's id of the tree. */
  tree: string;
  files: number;
  /** Too large to be kept. */
  skipped: string[];
  /** Asked for by name and not there. */
  absent: string[];
}

/** `kept`: a file a snapshot keeps. `absent`: nothing. `unkept`: something else, or too large. */
export type Presence = 'kept' | 'absent' | 'unkept';

const joinNul = (paths: Iterable<string>): string => [...paths].map((path) => `${path}\0`).join('');

/** Records the workspace's files as a git tree, through one index that remembers what it has seen. */
export class WorkTree {
  constructor(
    private readonly root: WorkspaceRoot,
    private readonly git: ShadowGit,
  ) {}

  /** Files in `include` are kept although ignored. Not to be run twice at the same time. */
  async record(include: readonly string[]): Promise<RecordedTree> {
    const [{ kept, skipped }, listed] = await Promise.all([listSnapshotFiles(this.root.folder), this.git.run(['ls-files', '-z'])]);
    const wanted = new Set(kept);
    const absent: string[] = [];
    for (const path of include.map((given) => pathNames(given).join('/'))) {
      const presence = await this.presenceOf(path);
      if (presence === 'kept') wanted.add(path);
      else if (presence === 'absent') absent.push(path);
    }
    const gone: string[] = [];
    for (const path of listed.split('\0')) {
      if (path === '' || wanted.has(path)) continue;
      if ((await this.presenceOf(path)) === 'kept') wanted.add(path);
      else gone.push(path);
    }
    if (gone.length > 0) await this.git.run(['update-index', '--force-remove', '-z', '--stdin'], joinNul(gone));
    await this.#add(wanted);
    const tree = (await this.git.run(['write-tree'])).trim();
    return { tree, files: wanted.size, skipped, absent };
  }

  async presenceOf(path: string): Promise<Presence> {
    try {
      return await this.root.at(path, { follow: false }, (place) => {
        const stats = lstatSync(place.at);
        return stats.isFile() && stats.size <= maxKeptBytes && place.path === path ? 'kept' : 'unkept';
      });
    } catch (error) {
      if (error instanceof AgentError && (error.code === 'not_found' || error.code === 'not_directory')) return 'absent';
      if (error instanceof AgentError) return 'unkept';
      throw error;
    }
  }

  async #add(wanted: Set<string>): Promise<void> {
    const parameters = ['update-index', '--add', '--remove', '--replace', '-z', '--stdin'];
    try {
      await this.git.run(parameters, joinNul(wanted));
    } catch (error) {
      if (!(error instanceof GitFailure)) throw error;
      // One file that cannot be read must not keep all others from being kept.
      for (const path of wanted) if (!(await this.#isReadable(path))) wanted.delete(path);
      await this.git.run(parameters, joinNul(wanted));
    }
  }

  async #isReadable(path: string): Promise<boolean> {
    try {
      return await this.root.at(path, { follow: false }, (place) => {
        accessSync(place.at, constants.R_OK);
        return true;
      });
    } catch {
      return false;
    }
  }
}
