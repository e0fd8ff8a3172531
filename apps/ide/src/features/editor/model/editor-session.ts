import { proxy } from 'valtio';
import type { FileAccess, WatchFiles } from '../api/file-access.ts';
import type { Drafts } from '../state/drafts.ts';
import { activateTab, activeTab, moveTabs, openFileTab, openTab, removeTab } from '../state/tab-acts.ts';
import type { Tab, TabsState } from '../state/tabs-store.ts';
import { CodePosition } from './code-position.ts';
import { editorKit, type EditorKit } from './editor-kit.ts';
import { monacoBuffer } from './monaco-buffer.ts';
import { OpenFiles } from './open-files.ts';

export interface OpenRequest {
  path: string;
  line?: number | undefined;
  column?: number | undefined;
  isPreview?: boolean | undefined;
  /** Where the focus stays; the editor takes it unless `false`. */
  takesFocus?: boolean | undefined;
}

/** Two texts side by side; asked for when the tab is shown. */
export interface DiffRequest {
  id: string;
  title: string;
  path: string;
  read: () => Promise<{ before: string; after: string }>;
}

export interface EditorSettings {
  autoSave: 'off' | 'after-delay' | 'on-focus-change';
  fontSize: number;
}

export interface EditorSessionOptions {
  files: FileAccess;
  drafts: Drafts;
  watch: WatchFiles;
  tabs: TabsState;
  settings: EditorSettings;
  isReadOnly: boolean;
  /** Says that a tab with unsaved text is about to be closed; answers what to do. */
  askBeforeClosing: (path: string) => Promise<'save' | 'discard' | 'keep'>;
}

/** The editor of one open project: its files, its tabs, and where the caret is wanted. */
export class EditorSession {
  readonly tabs: TabsState;
  readonly diffs = new Map<string, DiffRequest>();
  readonly position = new CodePosition();
  /** The place to bring into view in the active file, until the pane has done it. */
  readonly wanted = proxy<{ place: { path: string; line: number; column: number } | undefined; focus: number }>({
    place: undefined,
    focus: 0,
  });
  readonly settings: EditorSettings;
  readonly isReadOnly: boolean;
  files: OpenFiles | undefined;
  /** The Monaco editor in front, while there is one. */
  activeEditor: ReturnType<EditorKit['createEditor']> | undefined;
  private readonly stopWatching: () => void;

  private constructor(
    private readonly options: EditorSessionOptions,
    readonly kit: EditorKit,
  ) {
    this.tabs = options.tabs;
    this.settings = proxy({ ...options.settings });
    this.isReadOnly = options.isReadOnly;
    const models = new kit.TextModels();
    this.files = new OpenFiles({
      files: options.files,
      drafts: options.drafts,
      now: Date.now,
      makeBuffer: (path, text) => monacoBuffer(kit, models, path, text),
    });
    this.stopWatching = options.watch((change) => this.files?.diskChanged(change));
  }

  /** Waits for the editor's chunk, then opens the tabs of last time and those with unsaved text. */
  static async start(options: EditorSessionOptions): Promise<EditorSession> {
    const kit = await editorKit;
    kit.defineEditorThemes();
    const session = new EditorSession(options, kit);
    for (const path of await options.drafts.paths().catch(() => [])) {
      if (options.tabs.tabs.every((tab) => tab.path !== path)) openFileTab(options.tabs, path, false);
    }
    const active = activeTab(options.tabs);
    if (active !== undefined) activateTab(options.tabs, active.id);
    return session;
  }

  open(request: OpenRequest): void {
    const { replaced } = openFileTab(this.tabs, request.path, request.isPreview ?? false);
    if (replaced?.kind === 'file') this.files?.close(replaced.path);
    this.files?.open(request.path);
    if (request.line !== undefined) this.wanted.place = { path: request.path, line: request.line, column: request.column ?? 1 };
    if (request.takesFocus !== false) this.wanted.focus += 1;
  }

  openDiff(request: DiffRequest): void {
    const id = `diff:${request.id}`;
    this.diffs.set(id, request);
    openTab(this.tabs, { id, kind: 'diff', path: request.path, title: request.title, isPreview: true });
  }

  /** Closes a tab; unsaved text is asked about first. Answers whether it closed. */
  async close(id: string): Promise<boolean> {
    const tab = this.tabs.tabs.find((other) => other.id === id);
    if (tab === undefined) return true;
    if (tab.kind === 'file' && !(await this.mayClose(tab))) return false;
    removeTab(this.tabs, id);
    this.diffs.delete(id);
    return true;
  }

  /** A file or folder got another path, or none. Tabs with unsaved text stay where they are and say that the file is gone. */
  fileMoved(from: string, to: string | undefined): void {
    const touched = this.tabs.tabs.filter((tab) => tab.kind === 'file' && (tab.path === from || tab.path.startsWith(`${from}/`)));
    for (const tab of touched) {
      if (this.files?.get(tab.path)?.state.isDirty === true) {
        this.files.diskChanged({ kind: 'paths', paths: [tab.path] });
        continue;
      }
      this.files?.close(tab.path);
      if (to === undefined) removeTab(this.tabs, tab.id);
      else moveTabs(this.tabs, tab.path, to + tab.path.slice(from.length));
    }
  }

  async save(path = this.activePath()): Promise<void> {
    if (path !== undefined && !this.isReadOnly) await this.files?.get(path)?.save();
  }

  activePath(): string | undefined {
    const tab = activeTab(this.tabs);
    return tab?.kind === 'file' ? tab.path : undefined;
  }

  dispose(): void {
    this.stopWatching();
    this.files?.dispose();
    this.files = undefined;
  }

  private isDirty(path: string): boolean {
    return this.files?.get(path)?.state.isDirty === true;
  }

  private async mayClose(tab: Tab): Promise<boolean> {
    if (this.isDirty(tab.path)) {
      const answer = await this.options.askBeforeClosing(tab.path);
      if (answer === 'keep') return false;
      if (answer === 'discard') await this.files?.discard(tab.path);
      else await this.save(tab.path);
      if (this.isDirty(tab.path)) return false;
    }
    this.files?.close(tab.path);
    return true;
  }
}
