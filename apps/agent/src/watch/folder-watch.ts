import { closeSync, constants, type FSWatcher, openSync, readdirSync, watch } from 'node:fs';
import { isTemporary } from '../files/path-names.ts';

const folderFlags = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_DIRECTORY;

export interface FoundName {
  name: string;
  isFolder: boolean;
}

/** Watches the names in one folder, not those below. */
export class FolderWatch {
  /** What was in the folder when last looked at, to tell a new name from a changed one. */
  readonly names = new Set<string>();

  private constructor(private readonly watcher: FSWatcher) {}

  /**
   * Starts to watch and answers what is in the folder. `at` addresses it safely; the kernel watches the very folder that was opened.
   * Throws system errors; `ENOSPC` and `EMFILE` mean that the kernel grants no more watches.
   */
  static open(at: string, onName: (name: string) => void, onLost: () => void): { watch: FolderWatch; found: FoundName[] } {
    const fd = openSync(at, folderFlags);
    try {
      const inside = `/proc/self/fd/${fd}/.`;
      const watcher = watch(inside, { persistent: false }, (_event, name) => {
        if (name === null) onLost();
        else if (!isTemporary(name)) onName(name);
      });
      watcher.on('error', onLost);
      const folder = new FolderWatch(watcher);
      const found = readdirSync(inside, { withFileTypes: true })
        .filter((entry) => !isTemporary(entry.name))
        .map((entry) => ({ name: entry.name, isFolder: entry.isDirectory() }));
      for (const { name } of found) folder.names.add(name);
      return { watch: folder, found };
    } finally {
      closeSync(fd);
    }
  }

  close(): void {
    this.watcher.close();
  }
}
