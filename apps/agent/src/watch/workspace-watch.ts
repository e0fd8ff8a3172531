import { setImmediate } from 'node:timers/promises';
import type { FileChange } from '@constellation/agent-protocol';
import { entryOf } from '../files/entry-of.ts';
import { errnoOf, failureOf } from '../files/failure-of.ts';
import { joinPath } from '../files/path-names.ts';
import type { WorkspaceRoot } from '../files/workspace-root.ts';
import { AgentError } from '@constellation/agent-protocol';
import { FolderWatch } from './folder-watch.ts';

export type WatchEvent = { type: 'changes'; changes: FileChange[] } | { type: 'rescan' } | { type: 'partial'; watchedFolders: number };

export interface WatchOptions {
  /** Folders watched at most. */
  maxFolders: number;
  /** Events in one burst that mean some were lost. */
  eventLimit: number;
  batchMs: number;
}

const unwatched = new Set(['.git', 'node_modules']);

/**
 * Watches every folder of the workspace but the content of `.git` and `node_modules`, while anyone listens. Events are gathered
 * and then checked against the disk, so that a listener hears of what is, not of each step on the way.
 */
export class WorkspaceWatch {
  readonly #folders = new Map<string, FolderWatch>();
  readonly #listeners = new Set<(event: WatchEvent) => void>();
  #pending = new Set<string>();
  #burst = 0;
  #isLossy = false;
  #isPartial = false;
  #timer: NodeJS.Timeout | undefined;
  #starting: Promise<void> | undefined;

  constructor(
    private readonly root: WorkspaceRoot,
    private readonly options: WatchOptions,
  ) {}

  /** Resolves once everything is watched. The answer ends it; the last one to leave stops the watching. */
  async subscribe(listener: (event: WatchEvent) => void): Promise<() => void> {
    this.#listeners.add(listener);
    this.#starting ??= this.#add('', () => undefined);
    await this.#starting;
    if (this.#isPartial) listener({ type: 'partial', watchedFolders: this.#folders.size });
    return () => {
      this.#listeners.delete(listener);
      if (this.#listeners.size === 0) this.#stop();
    };
  }

  get watchedFolders(): number {
    return this.#folders.size;
  }

  #stop(): void {
    for (const folder of this.#folders.values()) folder.close();
    this.#folders.clear();
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#starting = undefined;
    this.#isPartial = false;
    this.#pending = new Set();
  }

  /** Watches a folder and those below it, telling `onFound` of each entry. */
  async #add(top: string, onFound: (path: string) => void): Promise<void> {
    const left = [top];
    for (let count = 0, path = left.shift(); path !== undefined; path = left.shift(), count += 1) {
      if (count % 50 === 49) await setImmediate();
      if (this.#listeners.size === 0 || this.#folders.has(path)) continue;
      if (this.#folders.size >= this.options.maxFolders) {
        this.#becomePartial();
        return;
      }
      const found = await this.#open(path);
      for (const { name, isFolder } of found) {
        const below = joinPath(path, name);
        onFound(below);
        if (isFolder && !unwatched.has(name)) left.push(below);
      }
    }
  }

  async #open(path: string) {
    try {
      return await this.root.at(path, { follow: false }, (place) => {
        const onName = (name: string) => this.#note(joinPath(path, name));
        const { watch, found } = FolderWatch.open(place.name === '.' ? place.folder : place.at, onName, () => this.#lose());
        this.#folders.get(path)?.close();
        this.#folders.set(path, watch);
        return found;
      });
    } catch (error) {
      const failure = failureOf(error);
      if (!(failure instanceof AgentError)) throw error;
      if (failure.code === 'no_space' || failure.code === 'limit') this.#becomePartial();
      return [];
    }
  }

  #becomePartial(): void {
    if (this.#isPartial) return;
    this.#isPartial = true;
    if (this.#starting !== undefined) this.#tell({ type: 'partial', watchedFolders: this.#folders.size });
  }

  #note(path: string): void {
    this.#burst += 1;
    if (this.#burst >= this.options.eventLimit) this.#isLossy = true;
    if (!this.#isLossy) this.#pending.add(path);
    this.#timer ??= setTimeout(() => void this.#flush(), this.options.batchMs);
  }

  #lose(): void {
    this.#isLossy = true;
    this.#timer ??= setTimeout(() => void this.#flush(), this.options.batchMs);
  }

  async #flush(): Promise<void> {
    const paths = this.#pending;
    const isLossy = this.#isLossy;
    this.#pending = new Set();
    this.#burst = 0;
    this.#isLossy = false;
    try {
      if (isLossy) await this.#rewatch();
      else await this.#report(paths);
    } finally {
      this.#timer = this.#hasPending() ? setTimeout(() => void this.#flush(), this.options.batchMs) : undefined;
    }
  }

  #hasPending(): boolean {
    return this.#pending.size > 0 || this.#isLossy;
  }

  /** Folders may have come and gone unseen: looks at all of them again. */
  async #rewatch(): Promise<void> {
    for (const path of [...this.#folders.keys()]) this.#drop(path);
    await this.#add('', () => undefined);
    this.#tell({ type: 'rescan' });
  }

  async #report(paths: ReadonlySet<string>): Promise<void> {
    const changes = new Map<string, FileChange>();
    for (const path of paths) {
      const change = await this.#changeOf(path);
      if (change === undefined) continue;
      changes.set(path, change);
      if (
        change.kind !== 'directory' ||
        change.change === 'removed' ||
        this.#folders.has(path) ||
        unwatched.has(path.slice(path.lastIndexOf('/') + 1))
      )
        continue;
      const found: string[] = [];
      await this.#add(path, (below) => found.push(below));
      for (const below of found) {
        const appeared = await this.#changeOf(below);
        if (appeared !== undefined) changes.set(below, { ...appeared, change: 'created' });
      }
    }
    const all = [...changes.values()];
    for (let at = 0; at < all.length; at += 200) this.#tell({ type: 'changes', changes: all.slice(at, at + 200) });
  }

  async #changeOf(path: string): Promise<FileChange | undefined> {
    const slash = path.lastIndexOf('/');
    const names = this.#folders.get(slash < 0 ? '' : path.slice(0, slash))?.names;
    const name = path.slice(slash + 1);
    try {
      const { kind } = await this.root.at(path, { follow: false }, (place) => entryOf(path, place.at));
      const isKnown = names?.has(name) ?? true;
      names?.add(name);
      return { path, change: isKnown ? 'changed' : 'created', kind };
    } catch (error) {
      if (!(error instanceof AgentError) && errnoOf(error) === undefined) throw error;
      this.#drop(path);
      // It came and went between two looks: nobody has seen it.
      if (names !== undefined && !names.delete(name)) return undefined;
      return { path, change: 'removed' };
    }
  }

  /** Forgets a folder that is gone, and those below it. */
  #drop(path: string): void {
    for (const [folder, watch] of this.#folders) {
      if (folder !== path && !folder.startsWith(`${path}/`)) continue;
      watch.close();
      this.#folders.delete(folder);
    }
  }

  #tell(event: WatchEvent): void {
    for (const listener of this.#listeners) listener(event);
  }
}
