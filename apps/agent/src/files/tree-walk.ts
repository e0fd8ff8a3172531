import { closeSync, constants, type Dirent, openSync, readdirSync } from 'node:fs';
import { setImmediate } from 'node:timers/promises';
import { type Entry } from '@constellation/agent-protocol';
import { entryOf } from './entry-of.ts';
import { errnoOf } from './failure-of.ts';
import type { IgnoreRules } from './ignore-rules.ts';
import { isTemporary, joinPath } from './path-names.ts';
import { compareRanked, type Ranked } from './tree-cursor.ts';

const folderFlags = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_DIRECTORY;
/** Entries after which other work of the agent gets its turn. */
const sliceEntries = 200;

export interface WalkOptions {
  depth: number;
  /** Whether to leave out what is in ignored folders. */
  respectIgnore: boolean;
  /** The level below is walked strictly after this position. */
  after: Ranked[];
}

/**
 * Yields the entries below an open folder. Each folder is held open while its content is read, so that names swapped
 * meanwhile lead nowhere; what vanishes is left out.
 */
export class TreeWalk {
  #yielded = 0;

  constructor(private readonly options: WalkOptions) {}

  /** `at` addresses the folder safely; `prefix` is its path; `rules` hold in it. */
  async *entries(
    at: string,
    prefix: string,
    rules: IgnoreRules,
    depth = 1,
    after: readonly Ranked[] = this.options.after,
  ): AsyncGenerator<Entry, void> {
    const fd = openSync(at, folderFlags);
    try {
      const inside = `/proc/self/fd/${fd}`;
      for (const ranked of rank(readdirSync(`${inside}/.`, { withFileTypes: true }))) {
        const position = after[0];
        const order = position === undefined ? 1 : compareRanked(ranked, position);
        if (order < 0) continue;
        const path = joinPath(prefix, ranked.name);
        const entry = describe(path, `${inside}/${ranked.name}`);
        if (entry === undefined) continue;
        const isIgnored = ranked.name === '.git' || rules.ignores(path, ranked.isFolder);
        if (order > 0) yield isIgnored ? { ...entry, ignored: true } : entry;
        this.#yielded += 1;
        if (this.#yielded % sliceEntries === 0) await setImmediate();
        if (!ranked.isFolder || depth >= this.options.depth || ranked.name === '.git' || (isIgnored && this.options.respectIgnore))
          continue;
        yield* this.#below(`${inside}/${ranked.name}`, path, rules, depth + 1, order === 0 ? after.slice(1) : []);
      }
    } finally {
      closeSync(fd);
    }
  }

  async *#below(at: string, path: string, rules: IgnoreRules, depth: number, after: readonly Ranked[]): AsyncGenerator<Entry, void> {
    try {
      yield* this.entries(at, path, rules.enter(path, `${at}/.`), depth, after);
    } catch (error) {
      // Gone, swapped for something else, or closed to us: the entry itself was shown.
      if (!['ENOENT', 'ENOTDIR', 'ELOOP', 'EACCES', 'EPERM'].includes(errnoOf(error) ?? '')) throw error;
    }
  }
}

const rank = (found: Dirent[]): Ranked[] =>
  found
    .filter((entry) => !isTemporary(entry.name))
    .map((entry) => ({ name: entry.name, isFolder: entry.isDirectory() }))
    .sort(compareRanked);

const describe = (path: string, at: string): Entry | undefined => {
  try {
    return entryOf(path, at);
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return undefined;
    throw error;
  }
};
