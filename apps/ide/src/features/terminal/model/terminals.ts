import { OperationError } from '@constellation/contracts-kernel';
import type { Terminal } from '@constellation/contracts-workspace';
import type { AgentClient } from '@constellation/agent-protocol';
import type { ReadableCell } from '@constellation/web-api-client';
import type { ThemeName } from '@constellation/web-ui';
import { proxy } from 'valtio';
import { copyOfFailure } from '../../../platform/failure-copy.ts';
import type { TerminalsApi } from '../api/terminals-api.ts';
import { newTerminalsState, nextTerminalName, removeTerminal, type TerminalTab } from '../state/terminals-state.ts';
import { TerminalLine } from './terminal-line.ts';

const loadKit = () => import('@constellation/web-terminal');
type Kit = Awaited<ReturnType<typeof loadKit>>;
type Screen = InstanceType<Kit['TerminalScreen']>;

export interface TerminalsOptions {
  api: TerminalsApi;
  clients: ReadableCell<AgentClient | undefined>;
  theme: () => ThemeName;
  fontSize: number;
  newId: () => string;
  openLink: (url: string) => void;
  /** Whether the workbench wants a key although a terminal has the focus. */
  wantsKey: (event: KeyboardEvent) => boolean;
}

/** The terminals of one workspace: their screens, their lines, and which is in front. They go on while nobody looks. */
export class Terminals {
  readonly state = newTerminalsState();
  private readonly screens = new Map<string, Screen>();
  private readonly lines = new Map<string, TerminalLine>();
  private kit: Kit | undefined;
  private loading: Promise<void> | undefined;

  constructor(private readonly options: TerminalsOptions) {}

  /** Reads which terminals there are, and opens a first one. Once is enough; after a failure it may be asked again. */
  load(): Promise<void> {
    this.loading ??= this.read().finally(() => (this.loading = this.state.phase === 'failed' ? undefined : this.loading));
    return this.loading;
  }

  async open(cwd?: string): Promise<void> {
    const size = this.activeScreen()?.size ?? { columns: 80, rows: 24 };
    const name = nextTerminalName(this.state.tabs.map((tab) => tab.name));
    try {
      const wanted = { terminalId: this.options.newId(), name, cols: size.columns, rows: size.rows };
      const terminal = await this.options.api.create(cwd === undefined ? wanted : { ...wanted, cwd });
      await this.add(terminal);
      this.state.activeId = terminal.id;
      this.state.failure = undefined;
    } catch (cause) {
      this.state.failure = copyOfFailure(cause).sentence;
    }
  }

  async close(id: string): Promise<void> {
    try {
      await this.options.api.close(id);
    } catch (cause) {
      const isGone =
        cause instanceof OperationError && (cause.code === 'workspace.terminal_gone' || cause.code === 'workspace.not_running');
      if (!isGone) {
        this.state.failure = copyOfFailure(cause).sentence;
        return;
      }
    }
    this.lines.get(id)?.dispose();
    this.screens.get(id)?.dispose();
    this.lines.delete(id);
    this.screens.delete(id);
    removeTerminal(this.state, id);
  }

  async rename(id: string, name: string): Promise<void> {
    const tab = this.state.tabs.find((other) => other.id === id);
    if (tab === undefined || name.trim() === '' || tab.name === name) return;
    const before = tab.name;
    tab.name = name.trim();
    await this.options.api.rename(id, tab.name).catch((cause: unknown) => {
      tab.name = before;
      this.state.failure = copyOfFailure(cause).sentence;
    });
  }

  screen(id: string): Screen | undefined {
    return this.screens.get(id);
  }

  activeScreen(): Screen | undefined {
    return this.state.activeId === undefined ? undefined : this.screens.get(this.state.activeId);
  }

  setTheme(theme: ThemeName): void {
    for (const screen of this.screens.values()) screen.setTheme(theme);
  }

  /** Leaves the terminals running. */
  dispose(): void {
    for (const line of this.lines.values()) line.dispose();
    for (const screen of this.screens.values()) screen.dispose();
    this.lines.clear();
    this.screens.clear();
  }

  private async read(): Promise<void> {
    this.state.phase = 'loading';
    await this.connected();
    try {
      for (const terminal of await this.options.api.list()) await this.add(terminal);
      this.state.activeId ??= this.state.tabs[0]?.id;
      this.state.phase = 'ready';
      if (this.state.tabs.length === 0) await this.open();
    } catch (cause) {
      this.state.phase = 'failed';
      this.state.failure = copyOfFailure(cause).sentence;
    }
  }

  /** While the workspace starts there is nothing to ask. */
  private connected(): Promise<void> {
    return new Promise((resolve) => {
      if (this.options.clients.get() !== undefined) return resolve();
      const stop = this.options.clients.subscribe(() => {
        if (this.options.clients.get() === undefined) return;
        stop();
        resolve();
      });
    });
  }

  private async add(terminal: Terminal): Promise<void> {
    if (this.lines.has(terminal.id)) return;
    this.kit ??= await loadKit();
    const tab: TerminalTab = proxy({ id: terminal.id, name: terminal.name, phase: 'connecting', exit: undefined });
    const screen = new this.kit.TerminalScreen({
      theme: this.options.theme(),
      fontSize: this.options.fontSize,
      onInput: (bytes) => this.lines.get(terminal.id)?.send(bytes),
      onResize: (columns, rows) => this.lines.get(terminal.id)?.resize(columns, rows),
      onOpenLink: this.options.openLink,
    });
    screen.handleKeysWith(this.options.wantsKey);
    this.screens.set(terminal.id, screen);
    this.state.tabs.push(tab);
    this.lines.set(terminal.id, new TerminalLine(tab, this.options.clients, screen));
  }
}
