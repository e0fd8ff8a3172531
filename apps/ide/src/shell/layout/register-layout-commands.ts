import type { Shell } from '../shell.ts';
import { focusView } from '../views/focus-view.ts';
import { showView, toggleBottomMaximised, togglePlace } from './layout-acts.ts';

/** The commands of the frame itself, with VS Code's keys. */
export const registerLayoutCommands = ({ commands, layout, views }: Shell, document: Document): void => {
  const category = 'View';
  commands.register({
    id: 'view.toggle-side-bar',
    title: 'Toggle side bar',
    category,
    keys: ['Mod+B'],
    run: () => togglePlace(layout, 'side'),
  });
  commands.register({
    id: 'view.toggle-panel',
    title: 'Toggle panel',
    category,
    keys: ['Mod+J'],
    inTerminal: true,
    run: () => togglePlace(layout, 'bottom'),
  });
  commands.register({
    id: 'view.toggle-secondary',
    title: 'Toggle right panel',
    category,
    keys: ['Mod+Alt+B'],
    inTerminal: true,
    run: () => togglePlace(layout, 'secondary'),
  });
  commands.register({ id: 'view.maximise-panel', title: 'Maximise or restore panel', category, run: () => toggleBottomMaximised(layout) });
  commands.register({
    id: 'view.focus-editor',
    title: 'Focus editor',
    category,
    keys: ['Mod+1'],
    inTerminal: true,
    run: () => {
      const main = views.all().find((view) => view.place === 'main');
      if (main === undefined) return;
      showView(layout, main);
      focusView(document, main.id);
    },
  });
};
