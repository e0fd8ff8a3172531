import type { ThemeName } from '@constellation/web-ui';
import { FitAddon } from '@xterm/addon-fit';
import { SearchAddon } from '@xterm/addon-search';
import { Unicode11Addon } from '@xterm/addon-unicode11';
import { WebLinksAddon } from '@xterm/addon-web-links';
import { WebglAddon } from '@xterm/addon-webgl';
import { Terminal } from '@xterm/xterm';
import '@xterm/xterm/css/xterm.css';
import { terminalTheme } from './terminal-theme.ts';

export interface TerminalScreenOptions {
  theme: ThemeName;
  fontSize: number;
  /** Whether output is announced to screen readers; costs speed. */
  isScreenReader?: boolean;
  onInput: (bytes: Uint8Array) => void;
  onResize: (columns: number, rows: number) => void;
  onOpenLink: (url: string) => void;
}

const encoder = new TextEncoder();
/** xterm reports some keys and pastes as strings of single bytes. */
const fromBinary = (text: string): Uint8Array => Uint8Array.from(text, (character) => character.charCodeAt(0) & 255);

/**
 * One terminal's screen. It lives apart from React: `mount` moves it into an element, and it keeps its content while it is not shown.
 */
export class TerminalScreen {
  private readonly terminal: Terminal;
  private readonly fitting = new FitAddon();
  private readonly searching = new SearchAddon();
  private readonly host = document.createElement('div');
  private webgl: WebglAddon | undefined;
  private isOpened = false;

  constructor(private readonly options: TerminalScreenOptions) {
    this.terminal = new Terminal({
      allowProposedApi: true,
      fontFamily: "'JetBrains Mono Variable', ui-monospace, monospace",
      fontSize: options.fontSize,
      lineHeight: 1.2,
      scrollback: 10_000,
      cursorBlink: false,
      macOptionIsMeta: true,
      screenReaderMode: options.isScreenReader === true,
      theme: terminalTheme(options.theme),
      minimumContrastRatio: 4.5,
    });
    this.host.style.cssText = 'width:100%;height:100%';
    for (const addon of [this.fitting, this.searching, new Unicode11Addon()]) this.terminal.loadAddon(addon);
    this.terminal.loadAddon(new WebLinksAddon((_event, url) => options.onOpenLink(url)));
    this.terminal.unicode.activeVersion = '11';
    this.terminal.onData((text) => options.onInput(encoder.encode(text)));
    this.terminal.onBinary((text) => options.onInput(fromBinary(text)));
    this.terminal.onResize(({ cols, rows }) => options.onResize(cols, rows));
  }

  get size(): { columns: number; rows: number } {
    return { columns: this.terminal.cols, rows: this.terminal.rows };
  }

  mount(element: HTMLElement): void {
    element.append(this.host);
    if (!this.isOpened) {
      this.isOpened = true;
      this.terminal.open(this.host);
    }
    this.draw();
    this.fit();
  }

  /** Takes the screen out of the page and gives its drawing context back: browsers allow about sixteen. */
  unmount(): void {
    this.webgl?.dispose();
    this.webgl = undefined;
    this.host.remove();
  }

  fit(): void {
    if (this.host.clientWidth > 0 && this.host.clientHeight > 0) this.fitting.fit();
  }

  /** Resolves when the bytes are on the screen, which is when the sender may be given new credit. */
  write(bytes: Uint8Array): Promise<void> {
    return new Promise((resolve) => {
      this.terminal.write(bytes, resolve);
    });
  }

  /** Clears screen, scrollback and modes, before output that does not follow what is shown. */
  reset(): void {
    this.terminal.reset();
  }

  focus(): void {
    this.terminal.focus();
  }

  /** Types as if the person did, such as the keys above a phone's keyboard. */
  type(text: string): void {
    this.options.onInput(encoder.encode(text));
  }

  clear(): void {
    this.terminal.clear();
  }

  findNext(text: string): boolean {
    return this.searching.findNext(text);
  }

  findPrevious(text: string): boolean {
    return this.searching.findPrevious(text);
  }

  setTheme(theme: ThemeName): void {
    this.terminal.options.theme = terminalTheme(theme);
  }

  setFontSize(fontSize: number): void {
    this.terminal.options.fontSize = fontSize;
    this.fit();
  }

  /** Answers false for keys that the workbench wants for itself. */
  handleKeysWith(wants: (event: KeyboardEvent) => boolean): void {
    this.terminal.attachCustomKeyEventHandler((event) => !wants(event));
  }

  dispose(): void {
    this.unmount();
    this.terminal.dispose();
  }

  private draw(): void {
    if (this.webgl !== undefined) return;
    try {
      const webgl = new WebglAddon();
      webgl.onContextLoss(() => {
        webgl.dispose();
        this.webgl = undefined;
      });
      this.terminal.loadAddon(webgl);
      this.webgl = webgl;
    } catch {
      // No WebGL here: xterm draws with the DOM.
    }
  }
}
