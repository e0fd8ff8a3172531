import { createElement, lazy } from 'react';
import { diskWatchOf } from '../../platform/disk-watch.ts';
import type { WorkbenchContribution } from '../../workbench/workbench-contribution.ts';
import { FilePaths } from './model/file-paths.ts';
import { newPaletteState, showPalette } from './model/palette-state.ts';

/** Quick open and the command palette, in one line at the top. */
export const contribution: WorkbenchContribution = {
  id: 'palette',
  activate: ({ shell, workspace }) => {
    const state = newPaletteState();
    const files = new FilePaths(workspace.api, workspace.workspaceId);
    shell.overlays.register({
      id: 'palette',
      component: lazy(async () => {
        const { Palette } = await import('./components/palette.tsx');
        return { default: () => createElement(Palette, { state, files }) };
      }),
    });
    const open = (text: string) => () => showPalette(state, text);
    shell.commands.register({
      id: 'quick-open.files',
      title: 'Go to file',
      category: 'Go',
      keys: ['Mod+P'],
      inTerminal: true,
      run: open(''),
    });
    shell.commands.register({
      id: 'palette.show',
      title: 'Show all commands',
      category: 'Go',
      keys: ['Mod+Shift+P', 'F1'],
      inTerminal: true,
      inPalette: false,
      run: open('>'),
    });
    return diskWatchOf(workspace.agent).subscribe(() => files.outdate());
  },
};
