import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import ignore, { type Ignore } from 'ignore';
import type { Place, WorkspaceRoot } from './workspace-root.ts';
import { joinPath } from './path-names.ts';

const ignoreFiles = ['.gitignore', '.ignore'];
const maxIgnoreBytes = 256 * 1024;

interface Layer {
  folder: string;
  rules: Ignore;
}

/**
 * What the ignore files of a folder and those above it name. Built for one walk: enter folders in order with {@link enter}. The
 * nearest file that says anything about a path decides, as in git.
 */
export class IgnoreRules {
  private constructor(private readonly layers: readonly Layer[]) {}

  static readonly none = new IgnoreRules([]);

  /** The rules that hold in `folder`: those of its ancestors and its own. */
  static async above(root: WorkspaceRoot, names: readonly string[]): Promise<IgnoreRules> {
    let rules = IgnoreRules.none;
    let folder = '';
    for (const name of ['', ...names]) {
      folder = name === '' ? '' : joinPath(folder, name);
      const current = folder;
      rules = await root.at(folder, { follow: true }, (place) => rules.enter(current, place.name === '.' ? place.folder : `${place.at}/.`));
    }
    return rules;
  }

  /** Adds the ignore files that lie in a folder. `inside` addresses it safely and ends in `/.`. */
  enter(folder: string, inside: Place['folder']): IgnoreRules {
    const texts = ignoreFiles.map((name) => readSmallFile(inside.slice(0, -1) + name)).filter((text) => text !== undefined);
    if (texts.length === 0) return this;
    return new IgnoreRules([...this.layers, { folder, rules: ignore().add(texts.join('\n')) }]);
  }

  ignores(path: string, isFolder: boolean): boolean {
    for (let index = this.layers.length - 1; index >= 0; index -= 1) {
      const layer = this.layers[index];
      if (layer === undefined) continue;
      const relative = layer.folder === '' ? path : path.slice(layer.folder.length + 1);
      const { ignored, unignored } = layer.rules.test(isFolder ? `${relative}/` : relative);
      if (ignored || unignored) return ignored;
    }
    return false;
  }
}

const readSmallFile = (at: string): string | undefined => {
  let fd: number;
  try {
    fd = openSync(at, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  } catch {
    return undefined;
  }
  try {
    if (!fstatSync(fd).isFile()) return undefined;
    const buffer = Buffer.allocUnsafe(maxIgnoreBytes);
    return buffer.toString('utf8', 0, readSync(fd, buffer, 0, maxIgnoreBytes, 0));
  } finally {
    closeSync(fd);
  }
};
