import { QueryObserver } from '@tanstack/react-query';
import { settingsQuery } from '../../platform/person-settings.ts';
import type { Disposer } from '../../shell/disposer.ts';
import type { WorkbenchContext } from '../../workbench/workbench-contribution.ts';
import { documentTheme, followDocumentTheme } from '../../platform/document-theme.ts';
import { diskWatchOf } from '../../platform/disk-watch.ts';
import { fileAccessOf } from './api/file-access.ts';
import { followAddress } from './follow-address.ts';
import { EditorSession } from './model/editor-session.ts';
import { Closing } from './state/closing.ts';
import { createDrafts } from './state/drafts.ts';
import type { TabsState } from './state/tabs-store.ts';

export interface RunningEditor {
  session: EditorSession;
  closing: Closing;
  dispose: Disposer;
}

/** Builds the editor of an open project; waits for Monaco's chunk. */
export const startEditor = async ({ workspace }: WorkbenchContext, tabs: TabsState): Promise<RunningEditor> => {
  const closing = new Closing();
  const session = await EditorSession.start({
    files: fileAccessOf(workspace.files),
    drafts: createDrafts(workspace.account.id, workspace.workspaceId),
    watch: diskWatchOf(workspace.agent).subscribe,
    tabs,
    settings: { autoSave: 'off', fontSize: 13 },
    isReadOnly: !workspace.canWrite,
    askBeforeClosing: closing.ask,
  });
  session.kit.setEditorTheme(documentTheme());
  const stopTheme = followDocumentTheme((theme) => session.kit.setEditorTheme(theme));
  // The editor does not wait for them: they come, and change, while it is open.
  const stopSettings = new QueryObserver(workspace.queries, settingsQuery(workspace)).subscribe(({ data }) => {
    if (data !== undefined) Object.assign(session.settings, { autoSave: data.autoSave, fontSize: data.editorFontSize });
  });
  const stopAddress = followAddress(session, workspace.location);
  return {
    session,
    closing,
    dispose: () => {
      stopTheme();
      stopSettings();
      stopAddress();
      session.dispose();
    },
  };
};
