import { FileText } from 'lucide-react';
import { createElement, lazy } from 'react';
import { subscribe } from 'valtio';
import { safeStorage } from '../../platform/safe-storage.ts';
import type { WorkbenchContribution } from '../../workbench/workbench-contribution.ts';
import { editorCommands } from './editor-commands.ts';
import { startEditor } from './start-editor.ts';
import { createTabsStore } from './state/tabs-store.ts';
import { activeTab } from './state/tab-acts.ts';

/** The editor area. Commands given before Monaco has arrived wait for it. */
export const contribution: WorkbenchContribution = {
  id: 'editor',
  activate: (context) => {
    const { shell, workspace } = context;
    const tabs = createTabsStore(safeStorage(window), `cst-tabs/${workspace.account.id}/${workspace.projectId}`);
    const starting = startEditor(context, tabs.state);
    const noteActive = (): void => {
      const tab = activeTab(tabs.state);
      shell.context.set('activeFile', tab?.kind === 'file' ? tab.path : undefined);
      shell.context.set('hasTabs', tabs.state.tabs.length > 0);
    };
    noteActive();
    const stopNoting = subscribe(tabs.state, noteActive);
    shell.addView({
      id: 'editor',
      title: 'Editor',
      place: 'main',
      icon: FileText,
      order: 0,
      phoneLabel: 'Editor',
      component: lazy(async () => {
        const [{ EditorArea }, { session, closing }] = await Promise.all([import('./components/editor-area.tsx'), starting]);
        return { default: () => createElement(EditorArea, { session, closing }) };
      }),
    });
    for (const command of editorCommands(async () => (await starting).session)) shell.commands.register(command);
    const status = async () => {
      const [parts, { session }] = await Promise.all([import('./components/editor-status.tsx'), starting]);
      return { parts, session };
    };
    shell.status.register({
      id: 'editor.code',
      side: 'start',
      order: 20,
      component: lazy(async () => {
        const { parts, session } = await status();
        return { default: () => createElement(parts.CodeStatus, { session }) };
      }),
    });
    shell.status.register({
      id: 'editor.saved',
      side: 'end',
      order: 10,
      component: lazy(async () => {
        const { parts, session } = await status();
        return { default: () => createElement(parts.SavedStatus, { session }) };
      }),
    });
    return () => {
      stopNoting();
      tabs.dispose();
      void starting.then(({ dispose }) => dispose());
    };
  },
};
