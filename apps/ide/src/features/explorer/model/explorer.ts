import { proxy } from 'valtio';
import { copyOfFailure } from '../../../platform/failure-copy.ts';
import type { WorkspaceFiles } from '../../../platform/workspace-files.ts';
import type { TreeApi } from '../api/tree-api.ts';
import { FileTree } from './file-tree.ts';
import { copyName, isWithin, joinPath, nameOf, parentOf } from './path-parts.ts';

export interface ExplorerState {
  /** The row that has, or had last, the focus. */
  focused: string | undefined;
  naming: { kind: 'new-file' | 'new-folder' | 'rename'; folder: string; path: string | undefined } | undefined;
  /** What is asked about before it is deleted. */
  deleting: string | undefined;
  clipboard: { path: string; act: 'copy' | 'cut' } | undefined;
  failure: { sentence: string; correlationId: string | undefined } | undefined;
  upload: { done: number; total: number; name: string } | undefined;
}

export interface ExplorerOptions {
  api: TreeApi;
  files: Pick<WorkspaceFiles, 'write' | 'read'>;
  canWrite: boolean;
  open: (path: string, isPreview: boolean, takesFocus: boolean) => void;
  /** A path is another one now, or gone (`undefined`). */
  moved: (from: string, to: string | undefined) => void;
  save: (name: string, content: Blob) => void;
  /** The folders that were open last time, and where to note those that are. */
  openFolders: { read: () => readonly string[]; write: (paths: readonly string[]) => void };
}

/** A file that a person brings, with its path below where it was dropped. */
export interface BroughtFile {
  path: string;
  content: Blob;
}

/** The files of a workspace as a person handles them. */
export class Explorer {
  readonly tree: FileTree;
  readonly state = proxy<ExplorerState>({
    focused: undefined,
    naming: undefined,
    deleting: undefined,
    clipboard: undefined,
    failure: undefined,
    upload: undefined,
  });

  constructor(readonly options: ExplorerOptions) {
    this.tree = new FileTree(options.api, options.openFolders.read());
    this.tree.subscribe(() => options.openFolders.write(this.tree.expandedPaths()));
  }

  /** The folder that a new entry goes into: the focused one, or the one of the focused file. */
  targetFolder(path = this.state.focused): string {
    if (path === undefined) return '';
    return this.tree.entry(path)?.kind === 'folder' ? path : parentOf(path);
  }

  async startNaming(kind: 'new-file' | 'new-folder', folder = this.targetFolder()): Promise<void> {
    if (folder !== '') await this.tree.expand(folder);
    this.state.naming = { kind, folder, path: undefined };
  }

  startRenaming(path = this.state.focused): void {
    if (path !== undefined) this.state.naming = { kind: 'rename', folder: parentOf(path), path };
  }

  async finishNaming(name: string): Promise<void> {
    const { naming } = this.state;
    this.state.naming = undefined;
    if (naming === undefined) return;
    const path = joinPath(naming.folder, name.trim());
    await this.attempt(async () => {
      if (naming.kind === 'new-folder') await this.options.api.makeFolder(path);
      else if (naming.kind === 'new-file') await this.options.files.write(path, new Uint8Array(), 'create');
      else if (naming.path !== undefined && naming.path !== path) {
        await this.options.api.move(naming.path, path);
        this.options.moved(naming.path, path);
      }
      await this.refresh(naming.folder);
      await this.tree.reveal(path);
      this.state.focused = path;
      if (naming.kind === 'new-file') this.options.open(path, false, true);
    });
  }

  async remove(path: string): Promise<void> {
    this.state.deleting = undefined;
    await this.attempt(async () => {
      await this.options.api.remove(path);
      this.options.moved(path, undefined);
      await this.refresh(parentOf(path));
    });
  }

  async move(from: string, folder: string): Promise<void> {
    const to = joinPath(folder, nameOf(from));
    if (to === from || isWithin(folder, from)) return;
    await this.attempt(async () => {
      await this.options.api.move(from, to);
      this.options.moved(from, to);
      await Promise.all([this.refresh(parentOf(from)), this.refresh(folder)]);
      this.state.focused = to;
    });
  }

  async paste(folder = this.targetFolder()): Promise<void> {
    const { clipboard } = this.state;
    if (clipboard === undefined) return;
    if (clipboard.act === 'cut') {
      this.state.clipboard = undefined;
      await this.move(clipboard.path, folder);
      return;
    }
    await this.attempt(async () => {
      if (folder !== '') await this.tree.expand(folder);
      const name = nameOf(clipboard.path);
      const taken = this.tree.names(folder);
      const to = joinPath(folder, taken.includes(name) ? copyName(name, taken) : name);
      await this.options.api.copy(clipboard.path, to);
      await this.refresh(folder);
      this.state.focused = to;
    });
  }

  /** Writes what a person dropped or chose; files that are there already are kept and named in the failure. */
  async upload(brought: readonly BroughtFile[], folder: string): Promise<void> {
    const kept: string[] = [];
    for (const [index, file] of brought.entries()) {
      this.state.upload = { done: index, total: brought.length, name: nameOf(file.path) };
      const path = joinPath(folder, file.path);
      const isWritten = await this.attempt(() => this.options.files.write(path, file.content, 'create'));
      if (!isWritten) kept.push(file.path);
    }
    this.state.upload = undefined;
    await this.refresh(folder);
    if (kept.length > 1)
      this.state.failure = {
        sentence: `${kept.length} of ${brought.length} files were not uploaded, such as ${kept[0] ?? ''}.`,
        correlationId: undefined,
      };
  }

  async download(path: string): Promise<void> {
    await this.attempt(async () => {
      const isFolder = path === '' || this.tree.entry(path)?.kind === 'folder';
      if (isFolder) this.options.save(`${nameOf(path) || 'workspace'}.tar.gz`, await this.options.api.download(path));
      else this.options.save(nameOf(path), new Blob([(await this.options.files.read(path)).bytes]));
    });
  }

  private async refresh(folder: string): Promise<void> {
    await this.tree.load(folder);
  }

  private async attempt(work: () => Promise<unknown>): Promise<boolean> {
    try {
      await work();
      return true;
    } catch (cause) {
      const { sentence, correlationId } = copyOfFailure(cause);
      this.state.failure = { sentence, correlationId };
      return false;
    }
  }
}
