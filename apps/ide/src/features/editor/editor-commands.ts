import type { Command } from '../../shell/commands/command.ts';
import type { DiffRequest, EditorSession, OpenRequest } from './model/editor-session.ts';
import { pinTab, stepTab } from './state/tab-acts.ts';

const category = 'Editor';

const isOpenRequest = (value: unknown): value is OpenRequest => typeof value === 'object' && value !== null && 'path' in value;
const isDiffRequest = (value: unknown): value is DiffRequest => typeof value === 'object' && value !== null && 'read' in value && 'id' in value;

/** Everything that can be done in the editor area besides typing. */
export const editorCommands = (session: EditorSession): Command[] => {
  const inFront = (act: (id: string) => void) => () => {
    if (session.tabs.activeId !== undefined) act(session.tabs.activeId);
  };
  return [
    {
      id: 'editor.open',
      title: 'Open file',
      inPalette: false,
      run: (request) => {
        if (isOpenRequest(request)) session.open(request);
      },
    },
    {
      id: 'editor.open-diff',
      title: 'Compare',
      inPalette: false,
      run: (request) => {
        if (isDiffRequest(request)) session.openDiff(request);
      },
    },
    { id: 'editor.save', title: 'Save', category, keys: ['Mod+S'], run: () => session.save() },
    { id: 'editor.save-all', title: 'Save all', category, keys: ['Mod+Alt+S'], run: () => session.files?.saveAll() },
    { id: 'editor.close', title: 'Close tab', category, keys: ['Alt+W', 'Mod+W'], run: inFront((id) => void session.close(id)) },
    {
      id: 'editor.reopen',
      title: 'Reopen closed tab',
      category,
      keys: ['Alt+Shift+T', 'Mod+Shift+T'],
      run: () => {
        const path = session.tabs.closed.pop();
        if (path !== undefined) session.open({ path });
      },
    },
    { id: 'editor.next-tab', title: 'Next tab', category, keys: ['Alt+PageDown', 'Ctrl+PageDown'], run: () => stepTab(session.tabs, 1) },
    { id: 'editor.previous-tab', title: 'Previous tab', category, keys: ['Alt+PageUp', 'Ctrl+PageUp'], run: () => stepTab(session.tabs, -1) },
    { id: 'editor.keep-open', title: 'Keep tab open', category, keys: ['Mod+K Enter'], run: inFront((id) => pinTab(session.tabs, id)) },
    {
      id: 'editor.go-to-line',
      title: 'Go to line',
      category,
      keys: ['Ctrl+G'],
      run: () => {
        session.wanted.focus += 1;
        session.activeEditor?.getAction('editor.action.gotoLine')?.run().catch(() => undefined);
      },
    },
    {
      id: 'editor.toggle-word-wrap',
      title: 'Toggle word wrap',
      category,
      keys: ['Alt+Z'],
      run: () => {
        const { monaco } = session.kit;
        const isOn = session.activeEditor?.getOption(monaco.editor.EditorOption.wordWrap) === 'on';
        session.activeEditor?.updateOptions({ wordWrap: isOn ? 'off' : 'on' });
      },
    },
    {
      id: 'editor.focus',
      title: 'Focus the editor',
      category,
      keys: ['Mod+1'],
      inTerminal: true,
      run: () => {
        session.wanted.focus += 1;
      },
    },
  ];
};
