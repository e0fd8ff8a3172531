import { Files } from 'lucide-react';
import { createElement, lazy } from 'react';
import { diskWatchOf } from '../../platform/disk-watch.ts';
import { safeStorage } from '../../platform/safe-storage.ts';
import type { WorkbenchContribution } from '../../workbench/workbench-contribution.ts';
import { treeApi } from './api/tree-api.ts';
import { explorerCommands } from './explorer-commands.ts';
import { Explorer } from './model/explorer.ts';
import { openFolders } from './model/open-folders.ts';

const saveInBrowser = (name: string, content: Blob): void => {
  const address = URL.createObjectURL(content);
  const link = Object.assign(document.createElement('a'), { href: address, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
};

/** The tree of files. */
export const contribution: WorkbenchContribution = {
  id: 'explorer',
  activate: ({ shell, workspace }) => {
    const explorer = new Explorer({
      api: treeApi(workspace.api, workspace.workspaceId),
      files: workspace.files,
      canWrite: workspace.canWrite,
      open: (path, isPreview, takesFocus) => void shell.commands.run('editor.open', { path, isPreview, takesFocus }),
      moved: (from, to) => void shell.commands.run('editor.file-moved', { from, to }),
      save: saveInBrowser,
      openFolders: openFolders(safeStorage(window), `cst.folders.${workspace.account.id}.${workspace.projectId}`),
    });
    shell.addView({
      id: 'explorer',
      title: 'Explorer',
      place: 'side',
      icon: Files,
      order: 10,
      keys: ['Mod+Shift+E'],
      phoneLabel: 'Files',
      component: lazy(async () => {
        const { ExplorerView } = await import('./components/explorer-view.tsx');
        return { default: () => createElement(ExplorerView, { explorer }) };
      }),
      actions: lazy(async () => {
        const { ExplorerActions } = await import('./components/explorer-actions.tsx');
        return { default: () => createElement(ExplorerActions, { canWrite: workspace.canWrite }) };
      }),
    });
    for (const command of explorerCommands(explorer)) shell.commands.register(command);
    return diskWatchOf(workspace.agent).subscribe((change) => explorer.tree.diskChanged(change));
  },
};
