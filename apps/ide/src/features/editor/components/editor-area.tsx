import { useEffect } from 'react';
import { useSnapshot } from 'valtio';
import type { EditorSession } from '../model/editor-session.ts';
import { activeTab } from '../state/tab-acts.ts';
import type { Closing } from '../state/closing.ts';
import { ClosingDialog } from './closing-dialog.tsx';
import { DiffPane } from './diff-pane.tsx';
import { EditorEmpty } from './editor-empty.tsx';
import { FilePane } from './file-pane.tsx';
import { TabStrip } from './tab-strip.tsx';

const ActivePane = ({ session }: { session: EditorSession }) => {
  const tabs = useSnapshot(session.tabs);
  const tab = activeTab(tabs as typeof session.tabs);
  useEffect(() => {
    if (tab?.kind === 'file') session.files?.open(tab.path);
  }, [session, tab?.kind, tab?.path]);
  if (tab === undefined) return <EditorEmpty />;
  if (tab.kind === 'diff') {
    const diff = session.diffs.get(tab.id);
    return diff === undefined ? <EditorEmpty /> : <DiffPane session={session} path={diff.path} read={diff.read} label={diff.title} />;
  }
  const file = session.files?.open(tab.path);
  return file === undefined ? <EditorEmpty /> : <FilePane key={tab.path} session={session} file={file} />;
};

/** Tabs over the text of the active one. */
export const EditorArea = ({ session, closing }: { session: EditorSession; closing: Closing }) => {
  const { tabs } = useSnapshot(session.tabs);
  return (
    <div className="flex size-full min-h-0 flex-col bg-ink-0">
      {tabs.length === 0 ? undefined : <TabStrip session={session} />}
      <div className="min-h-0 flex-1">
        <ActivePane session={session} />
      </div>
      <ClosingDialog closing={closing} />
    </div>
  );
};
