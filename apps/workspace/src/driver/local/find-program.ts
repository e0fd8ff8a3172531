import { accessSync, constants } from 'node:fs';
import { join } from 'node:path';

/** Where the system keeps its programs; nothing that a workspace or a person could write to. */
const systemFolders = ['/usr/bin', '/bin', '/usr/sbin', '/sbin', '/run/current-system/sw/bin'];

/** The absolute path of a system program; undefined when it is not installed. */
export const findProgram = (name: string): string | undefined =>
  systemFolders
    .map((folder) => join(folder, name))
    .find((path) => {
      try {
        accessSync(path, constants.X_OK);
        return true;
      } catch {
        return false;
      }
    });
