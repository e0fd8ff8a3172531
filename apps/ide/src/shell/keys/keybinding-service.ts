import type { Command } from '../commands/command.ts';
import type { CommandRegistry } from '../commands/command-registry.ts';
import type { Disposer } from '../disposer.ts';
import { isKeptByBrowser } from './is-kept-by-browser.ts';
import type { ContextKeys } from './context-keys.ts';
import { labelOfKeys } from './label-of-keys.ts';
import { parseKeys, strokeOf, type KeyStroke } from './key-stroke.ts';

export interface KeyboardSurroundings {
  isMac: boolean;
  /** The page runs in its own window (installed), where the browser keeps no key for itself. */
  isStandalone: boolean;
}

/** Turns key presses into commands, before Monaco and the terminal see them. */
export class KeybindingService {
  private held: KeyStroke | undefined;
  private readonly listeners = new Set<() => void>();

  constructor(
    private readonly commands: CommandRegistry,
    private readonly context: ContextKeys,
    private readonly surroundings: KeyboardSurroundings,
  ) {}

  /** Listens on the window in the capture phase until the answer is called. */
  attach(target: Pick<Window, 'addEventListener' | 'removeEventListener'>): Disposer {
    const onKeyDown = (event: Event): void => this.handle(event as KeyboardEvent);
    target.addEventListener('keydown', onKeyDown, true);
    return () => target.removeEventListener('keydown', onKeyDown, true);
  }

  /** The first stroke of a binding of two, while the second is awaited. */
  readonly waitingFor = (): KeyStroke | undefined => this.held;

  readonly subscribe = (listener: () => void): Disposer => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** The label of the key a person can press for this command here, if there is one. */
  labelOf(commandId: string): string | undefined {
    const keys = this.commands.get(commandId)?.keys ?? [];
    const usable = this.surroundings.isStandalone ? keys : keys.filter((each) => !isKeptByBrowser(each, this.surroundings.isMac));
    const shown = usable[0];
    return shown === undefined ? undefined : labelOfKeys(shown, this.surroundings.isMac);
  }

  private handle(event: KeyboardEvent): void {
    if (event.isComposing || event.key === 'Process') return;
    const stroke = strokeOf(event);
    if (stroke === undefined) return;
    const strokes = this.held === undefined ? [stroke] : [this.held, stroke];
    const wasHeld = this.held !== undefined;
    this.hold(undefined);
    const found = this.find(strokes);
    if (found === undefined) {
      // The second stroke of an unknown pair must not type into the editor.
      if (wasHeld) this.consume(event);
      return;
    }
    this.consume(event);
    if (found === 'more') this.hold(stroke);
    else void this.commands.run(found.id);
  }

  private find(strokes: readonly KeyStroke[]): Command | 'more' | undefined {
    const { isMac } = this.surroundings;
    let isPrefix = false;
    // The command registered last wins, as in VS Code.
    for (const command of [...this.commands.all()].reverse()) {
      for (const keys of command.keys ?? []) {
        const wanted = parseKeys(keys, isMac);
        if (!strokes.every((stroke, index) => wanted[index] === stroke)) continue;
        if (!this.mayTakeFromTerminal(command, strokes) || !this.context.evaluate(command.when)) continue;
        if (wanted.length === strokes.length) return command;
        isPrefix = true;
      }
    }
    return isPrefix ? 'more' : undefined;
  }

  private mayTakeFromTerminal(command: Command, strokes: readonly KeyStroke[]): boolean {
    if (this.context.get('terminalFocus') !== true || command.inTerminal === true) return true;
    const first = strokes[0] ?? '';
    return first.includes('Meta+') || first.startsWith('Ctrl+Shift+') || first.startsWith('Ctrl+Alt+');
  }

  private consume(event: KeyboardEvent): void {
    event.preventDefault();
    event.stopPropagation();
  }

  private hold(stroke: KeyStroke | undefined): void {
    if (this.held === stroke) return;
    this.held = stroke;
    for (const listener of this.listeners) listener();
  }
}
