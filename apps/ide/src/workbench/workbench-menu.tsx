import { Menu, type MenuEntry } from '@constellation/web-ui';
import { Command, FolderKanban, Menu as MenuIcon, Play, RotateCcw, Square } from 'lucide-react';
import { useShell } from '../shell/shell-context.tsx';
import { useRegistry } from '../shell/use-registry.ts';

const listed = [
  { id: 'palette.show', icon: Command },
  { id: 'workbench.projects', icon: FolderKanban },
  { id: 'workspace.start', icon: Play },
  { id: 'workspace.restart', icon: RotateCcw },
  { id: 'workspace.stop', icon: Square },
];

/** The acts of the main menu that are possible now. */
export const useWorkbenchMenuEntries = (): MenuEntry[] => {
  const { commands, keys } = useShell();
  useRegistry(commands);
  return listed.flatMap(({ id, icon }) => {
    const command = commands.get(id);
    return command === undefined || !commands.isEnabled(id)
      ? []
      : [{ id, icon, label: command.title, keys: keys.labelOf(id), onSelect: () => void commands.run(id) }];
  });
};

/** The button with the three lines at the top of the activity bar. */
export const WorkbenchMenu = () => (
  <Menu
    side="right"
    align="start"
    entries={useWorkbenchMenuEntries()}
    trigger={
      <button type="button" aria-label="Main menu" className="flex size-11 items-center justify-center text-fg-3 hover:text-fg">
        <MenuIcon aria-hidden className="size-5" strokeWidth={1.5} />
      </button>
    }
  />
);
