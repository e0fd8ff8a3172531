import type { Command } from '../../shell/commands/command.ts';
import type { DiffRequest, EditorSession, OpenRequest } from './model/editor-session.ts';
import { pinTab, stepTab } from './state/tab-acts.ts';

const category = 'Editor';

const isOpenRequest = (value: unknown): value is OpenRequest => typeof value === 'object' && value !== null && 'path' in value;
const isDiffRequest = (value: unknown): value is DiffRequest =>
  typeof value === 'object' && value !== null && 'read' in value && 'id' in value;

const isMove = (value: unknown): value is { from: string; to: string | undefined } =>
  typeof value === 'object' && value !== null && 'from' in value;

const toggleWordWrap = ({ kit, activeEditor }: EditorSession): void => {
  const isOn = activeEditor?.getOption(kit.monaco.editor.EditorOption.wordWrap) === 'on';
  activeEditor?.updateOptions({ wordWrap: isOn ? 'off' : 'on' });
};

const reopenClosed = (session: EditorSession): void => {
  const path = session.tabs.closed.pop();
  if (path !== undefined) session.open({ path });
};

const goToLine = (session: EditorSession): void => {
  session.activeEditor?.focus();
  void session.activeEditor?.getAction('editor.action.gotoLine')?.run();
};

/** Everything that can be done in the editor area besides typing. */
export const editorCommands = (session: () => Promise<EditorSession>): Command[] => {
  const act = (work: (session: EditorSession) => unknown) => async () => {
    await work(await session());
  };
  const onActive = (work: (session: EditorSession, id: string) => unknown) =>
    act((open) => (open.tabs.activeId === undefined ? undefined : work(open, open.tabs.activeId)));
  return [
    {
      id: 'editor.open',
      title: 'Open file',
      inPalette: false,
      run: async (request) => {
        if (isOpenRequest(request)) (await session()).open(request);
      },
    },
    {
      id: 'editor.open-diff',
      title: 'Compare',
      inPalette: false,
      run: async (request) => {
        if (isDiffRequest(request)) (await session()).openDiff(request);
      },
    },
    {
      id: 'editor.file-moved',
      title: 'Follow a file that was moved',
      inPalette: false,
      run: async (change) => {
        if (isMove(change)) (await session()).fileMoved(change.from, change.to);
      },
    },
    { id: 'editor.save', title: 'Save', category, keys: ['Mod+S'], run: act((open) => open.save()) },
    { id: 'editor.save-all', title: 'Save all', category, keys: ['Mod+Alt+S'], run: act((open) => open.files?.saveAll()) },
    { id: 'editor.close', title: 'Close tab', category, keys: ['Alt+W', 'Mod+W'], run: onActive((open, id) => open.close(id)) },
    { id: 'editor.reopen', title: 'Reopen closed tab', category, keys: ['Alt+Shift+T', 'Mod+Shift+T'], run: act(reopenClosed) },
    {
      id: 'editor.next-tab',
      title: 'Next tab',
      category,
      keys: ['Alt+PageDown', 'Ctrl+PageDown'],
      run: act((open) => stepTab(open.tabs, 1)),
    },
    {
      id: 'editor.previous-tab',
      title: 'Previous tab',
      category,
      keys: ['Alt+PageUp', 'Ctrl+PageUp'],
      run: act((open) => stepTab(open.tabs, -1)),
    },
    { id: 'editor.keep-open', title: 'Keep tab open', category, keys: ['Mod+K Enter'], run: onActive((open, id) => pinTab(open.tabs, id)) },
    { id: 'editor.go-to-line', title: 'Go to line', category, keys: ['Ctrl+G'], run: act(goToLine) },
    { id: 'editor.toggle-word-wrap', title: 'Toggle word wrap', category, keys: ['Alt+Z'], run: act(toggleWordWrap) },
    {
      id: 'editor.focus',
      title: 'Focus the editor',
      category,
      keys: ['Mod+1'],
      inTerminal: true,
      run: act((open) => (open.wanted.focus += 1)),
    },
  ];
};
