import { CommandRegistry } from './commands/command-registry.ts';
import type { Command } from './commands/command.ts';
import type { Disposer } from './disposer.ts';
import { ContextKeys } from './keys/context-keys.ts';
import { trackFocusContexts } from './keys/track-focus-contexts.ts';
import { KeybindingService, type KeyboardSurroundings } from './keys/keybinding-service.ts';
import { showView, toggleView } from './layout/layout-acts.ts';
import { createLayoutStore, type LayoutState } from './layout/layout-store.ts';
import type { Overlay } from './overlays/overlay.ts';
import { Registry } from './registry.ts';
import type { StatusItem } from './status/status-item.ts';
import { focusView } from './views/focus-view.ts';
import type { View } from './views/view.ts';

/** The workbench's frame as features see it: they register into it and run its commands. One per open project. */
export interface Shell {
  readonly commands: CommandRegistry;
  readonly context: ContextKeys;
  readonly keys: KeybindingService;
  readonly views: Registry<View>;
  readonly status: Registry<StatusItem>;
  readonly overlays: Registry<Overlay>;
  readonly layout: LayoutState;
  /** Registers a view with its command `view.<id>`, "Show <title>". */
  addView(view: View): Disposer;
  dispose: Disposer;
}

export interface ShellOptions {
  window: Window;
  storage: Pick<Storage, 'getItem' | 'setItem'>;
  /** Names the person and the project whose layout this is. */
  layoutKey: string;
  surroundings: KeyboardSurroundings;
  onFailure: (command: Command, cause: unknown) => void;
}

export const createShell = ({ window, storage, layoutKey, surroundings, onFailure }: ShellOptions): Shell => {
  const context = new ContextKeys();
  const commands = new CommandRegistry(context, onFailure);
  const keys = new KeybindingService(commands, context, surroundings);
  const views = new Registry<View>();
  const layout = createLayoutStore(storage, layoutKey);
  const detachKeys = keys.attach(window);
  const stopFocus = trackFocusContexts(context, window.document);
  return {
    commands,
    context,
    keys,
    views,
    status: new Registry<StatusItem>(),
    overlays: new Registry<Overlay>(),
    layout: layout.state,
    addView: (view) => {
      const removeView = views.register(view);
      const removeCommand = commands.register({
        id: `view.${view.id}`,
        title: `Show ${view.title}`,
        category: 'View',
        inTerminal: true,
        ...(view.keys === undefined ? {} : { keys: view.keys }),
        ...(view.when === undefined ? {} : { when: view.when }),
        run: (argument) => {
          if (argument === 'toggle') toggleView(layout.state, view);
          else showView(layout.state, view);
          if (view.place === 'main' || layout.state[view.place].visible) focusView(window.document, view.id);
        },
      });
      return () => {
        removeCommand();
        removeView();
      };
    },
    dispose: () => {
      detachKeys();
      stopFocus();
      layout.dispose();
    },
  };
};
