import { FileText } from 'lucide-react';
import { subscribe } from 'valtio';
import type { Disposer } from '../../shell/disposer.ts';
import type { Shell } from '../../shell/shell.ts';
import { CodeStatus, SavedStatus } from './components/editor-status.tsx';
import { EditorArea } from './components/editor-area.tsx';
import { editorCommands } from './editor-commands.ts';
import { EditorSession, type EditorSessionOptions } from './model/editor-session.ts';
import { Closing } from './state/closing.ts';
import { createTabsStore } from './state/tabs-store.ts';

export interface EditorContributionOptions extends Omit<EditorSessionOptions, 'tabs' | 'askBeforeClosing'> {
  storage: Pick<Storage, 'getItem' | 'setItem'>;
  /** Names the person and the project whose tabs these are. */
  tabsKey: string;
}

/** Puts the editor into a workbench. It is ready when the promise resolves: Monaco's chunk has arrived by then. */
export const contributeEditor = async (shell: Shell, options: EditorContributionOptions): Promise<{ session: EditorSession; dispose: Disposer }> => {
  const tabs = createTabsStore(options.storage, options.tabsKey);
  const closing = new Closing();
  const session = await EditorSession.start({ ...options, tabs: tabs.state, askBeforeClosing: closing.ask });
  const noteActive = (): void => {
    shell.context.set('activeFile', session.activePath());
    shell.context.set('hasTabs', tabs.state.tabs.length > 0);
  };
  noteActive();
  const disposers = [
    shell.addView({
      id: 'editor',
      title: 'Editor',
      place: 'main',
      icon: FileText,
      order: 0,
      phoneLabel: 'Editor',
      component: () => <EditorArea session={session} closing={closing} />,
    }),
    ...editorCommands(session).map((command) => shell.commands.register(command)),
    shell.status.register({ id: 'editor.code', side: 'start', order: 20, component: () => <CodeStatus session={session} /> }),
    shell.status.register({ id: 'editor.saved', side: 'end', order: 10, component: () => <SavedStatus session={session} /> }),
    subscribe(tabs.state, noteActive),
    tabs.dispose,
    () => session.dispose(),
  ];
  return {
    session,
    dispose: () => {
      for (const dispose of disposers) dispose();
    },
  };
};
