import type { MenuEntry } from '@constellation/web-ui';
import type { Shell } from '../../../shell/shell.ts';

const act = (shell: Shell, id: string, label: string, path: string, more: Partial<Exclude<MenuEntry, 'separator'>> = {}): MenuEntry => ({
  id,
  label,
  keys: shell.keys.labelOf(id),
  onSelect: () => void shell.commands.run(id, path),
  ...more,
});

/** What can be done with an entry; the same commands as in the palette. */
export const rowMenu = (shell: Shell, path: string, isFolder: boolean, canWrite: boolean): MenuEntry[] => {
  const reading: MenuEntry[] = [
    act(shell, 'explorer.copy-path', 'Copy path', path),
    act(shell, 'explorer.download', isFolder ? 'Download as archive' : 'Download', path),
    ...(isFolder ? [act(shell, 'search.in-folder', 'Search in folder', path)] : []),
  ];
  if (!canWrite) return reading;
  return [
    act(shell, 'explorer.new-file', 'New file', path),
    act(shell, 'explorer.new-folder', 'New folder', path),
    ...(isFolder ? [act(shell, 'terminal.open-here', 'Open in terminal', path), act(shell, 'explorer.upload', 'Upload', path)] : []),
    'separator',
    act(shell, 'explorer.cut', 'Cut', path),
    act(shell, 'explorer.copy', 'Copy', path),
    act(shell, 'explorer.paste', 'Paste', path),
    'separator',
    ...reading,
    'separator',
    act(shell, 'explorer.rename', 'Rename', path),
    act(shell, 'explorer.delete', 'Delete', path, { danger: true }),
  ];
};
