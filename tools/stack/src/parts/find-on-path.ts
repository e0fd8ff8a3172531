import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import { delimiter, isAbsolute, join } from 'node:path';

/** The absolute path of the first executable called one of `names` in the folders of `path`, or undefined. */
export async function findOnPath(names: readonly string[], path: string | undefined): Promise<string | undefined> {
  for (const name of names) {
    for (const folder of (path ?? '').split(delimiter)) {
      if (!isAbsolute(folder)) continue;
      const candidate = join(folder, name);
      try {
        await access(candidate, constants.X_OK);
        return candidate;
      } catch {
        continue;
      }
    }
  }
  return undefined;
}
