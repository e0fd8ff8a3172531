import type { FileEntry } from '@constellation/contracts-workspace';
import type { DiskChange } from '../../../platform/disk-watch.ts';
import { copyOfFailure, type FailureCopy } from '../../../platform/failure-copy.ts';
import type { TreeApi } from '../api/tree-api.ts';
import { parentOf } from './path-parts.ts';

interface Folder {
  entries: readonly FileEntry[];
  failure: FailureCopy | undefined;
  isLoaded: boolean;
}

/** One line of the tree. `loading` and `failed` stand below a folder whose entries are not there. */
export type TreeRow =
  | { kind: 'entry'; path: string; depth: number; entry: FileEntry; isExpanded: boolean }
  | { kind: 'loading' | 'failed'; path: string; depth: number; failure?: FailureCopy | undefined };

/**
 * The folders that were looked into and which of them are open. Rows are made anew only after a change, so ten thousand of them cost nothing
 * while one scrolls.
 */
export class FileTree {
  private readonly folders = new Map<string, Folder>();
  private readonly expanded: Set<string>;
  private readonly listeners = new Set<() => void>();
  private made: readonly TreeRow[] | undefined;
  private readonly waiting = new Map<string, Promise<void>>();

  /** `expanded`: the folders that were open last time. */
  constructor(
    private readonly api: Pick<TreeApi, 'list'>,
    expanded: readonly string[] = [],
  ) {
    this.expanded = new Set(expanded);
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly rows = (): readonly TreeRow[] => {
    this.made ??= this.rowsOf('', 0);
    return this.made;
  };

  root(): Folder | undefined {
    return this.folders.get('');
  }

  entry(path: string): FileEntry | undefined {
    return this.folders.get(parentOf(path))?.entries.find((entry) => entry.path === path);
  }

  names(folder: string): string[] {
    return this.folders.get(folder)?.entries.map((entry) => entry.name) ?? [];
  }

  expandedPaths(): string[] {
    return [...this.expanded];
  }

  isExpanded(path: string): boolean {
    return this.expanded.has(path);
  }

  async expand(path: string): Promise<void> {
    this.expanded.add(path);
    this.changed();
    if (this.folders.get(path)?.isLoaded !== true) await this.load(path);
  }

  collapse(path: string): void {
    this.expanded.delete(path);
    this.changed();
  }

  collapseAll(): void {
    this.expanded.clear();
    this.changed();
  }

  /** Opens every folder above a path, so that its row exists. */
  async reveal(path: string): Promise<void> {
    const parts = parentOf(path)
      .split('/')
      .filter((part) => part !== '');
    for (let length = 1; length <= parts.length; length += 1) await this.expand(parts.slice(0, length).join('/'));
  }

  /** Reads a folder; a read that is under way is joined. */
  load(path: string): Promise<void> {
    const running = this.waiting.get(path);
    if (running !== undefined) return running;
    const reading = this.read(path).finally(() => this.waiting.delete(path));
    this.waiting.set(path, reading);
    return reading;
  }

  /** Reads again what is shown of the folders that changed. */
  diskChanged(change: DiskChange): void {
    const known = [...this.folders.keys()];
    const touched =
      change.kind === 'everything'
        ? known
        : known.filter((folder) => change.paths.some((path) => parentOf(path) === folder || path === folder));
    for (const folder of touched) {
      if (folder === '' || this.expanded.has(folder)) void this.again(folder);
      else this.folders.delete(folder);
    }
  }

  private async again(path: string): Promise<void> {
    await this.waiting.get(path);
    await this.load(path);
  }

  private async read(path: string): Promise<void> {
    try {
      const entries = await this.api.list(path);
      this.folders.set(path, { entries, failure: undefined, isLoaded: true });
      // Folders that were open last time are open again, as soon as one knows that they are there.
      for (const entry of entries) if (this.expanded.has(entry.path) && !this.folders.has(entry.path)) void this.load(entry.path);
    } catch (cause) {
      const failure = copyOfFailure(cause);
      if (failure.code === 'file.not_found' && path !== '') this.forget(path);
      else this.folders.set(path, { entries: this.folders.get(path)?.entries ?? [], failure, isLoaded: false });
    }
    this.changed();
  }

  private forget(path: string): void {
    this.folders.delete(path);
    this.expanded.delete(path);
  }

  private changed(): void {
    this.made = undefined;
    for (const listener of this.listeners) listener();
  }

  private rowsOf(path: string, depth: number): TreeRow[] {
    const folder = this.folders.get(path);
    if (folder === undefined) return path === '' ? [] : [{ kind: 'loading', path, depth }];
    const rows: TreeRow[] = [];
    if (folder.failure !== undefined && path !== '') rows.push({ kind: 'failed', path, depth, failure: folder.failure });
    for (const entry of folder.entries) {
      const isExpanded = entry.kind === 'folder' && this.expanded.has(entry.path);
      rows.push({ kind: 'entry', path: entry.path, depth, entry, isExpanded });
      if (isExpanded) for (const row of this.rowsOf(entry.path, depth + 1)) rows.push(row);
    }
    return rows;
  }
}
