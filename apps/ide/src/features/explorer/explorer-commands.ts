import type { Command } from '../../shell/commands/command.ts';
import { chosenFiles } from './model/brought-files.ts';
import type { Explorer } from './model/explorer.ts';

const category = 'Files';
const pathOf = (argument: unknown, explorer: Explorer): string | undefined =>
  typeof argument === 'string' ? argument : explorer.state.focused;

/** What can be done with files; menus hand over the path, keys mean the row in focus. */
export const explorerCommands = (explorer: Explorer): Command[] => {
  const on = (work: (path: string) => unknown) => async (argument?: unknown) => {
    const path = pathOf(argument, explorer);
    if (path !== undefined) await work(path);
  };
  const reading: Command[] = [
    { id: 'explorer.refresh', title: 'Refresh the explorer', category, run: () => explorer.tree.diskChanged({ kind: 'everything' }) },
    { id: 'explorer.collapse-all', title: 'Collapse all folders', category, run: () => explorer.tree.collapseAll() },
    { id: 'explorer.copy-path', title: 'Copy path', inPalette: false, run: on((path) => navigator.clipboard.writeText(path)) },
    { id: 'explorer.download', title: 'Download', inPalette: false, run: on((path) => explorer.download(path)) },
    {
      id: 'explorer.reveal',
      title: 'Reveal in explorer',
      inPalette: false,
      run: on(async (path) => {
        await explorer.tree.reveal(path);
        explorer.state.focused = path;
      }),
    },
  ];
  if (!explorer.options.canWrite) return reading;
  const when = 'explorerFocus && !inputFocus';
  return [
    ...reading,
    {
      id: 'explorer.new-file',
      title: 'New file',
      category,
      keys: ['Mod+Alt+N'],
      run: (path) => explorer.startNaming('new-file', explorer.targetFolder(pathOf(path, explorer))),
    },
    {
      id: 'explorer.new-folder',
      title: 'New folder',
      category,
      run: (path) => explorer.startNaming('new-folder', explorer.targetFolder(pathOf(path, explorer))),
    },
    { id: 'explorer.rename', title: 'Rename', category, keys: ['F2'], when, run: on((path) => explorer.startRenaming(path)) },
    { id: 'explorer.delete', title: 'Delete', category, keys: ['Delete'], when, run: on((path) => (explorer.state.deleting = path)) },
    {
      id: 'explorer.cut',
      title: 'Cut',
      inPalette: false,
      keys: ['Mod+X'],
      when,
      run: on((path) => (explorer.state.clipboard = { path, act: 'cut' })),
    },
    {
      id: 'explorer.copy',
      title: 'Copy',
      inPalette: false,
      keys: ['Mod+C'],
      when,
      run: on((path) => (explorer.state.clipboard = { path, act: 'copy' })),
    },
    {
      id: 'explorer.paste',
      title: 'Paste',
      inPalette: false,
      keys: ['Mod+V'],
      when,
      run: (path) => explorer.paste(explorer.targetFolder(pathOf(path, explorer))),
    },
    {
      id: 'explorer.upload',
      title: 'Upload files',
      category,
      run: async (path) => {
        const files = await chosenFiles();
        if (files.length > 0) await explorer.upload(files, explorer.targetFolder(pathOf(path, explorer)));
      },
    },
  ];
};
