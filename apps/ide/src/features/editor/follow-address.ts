import { subscribe } from 'valtio';
import type { WorkbenchLocation } from '../../platform/workbench-location.ts';
import type { Disposer } from '../../shell/disposer.ts';
import type { EditorSession } from './model/editor-session.ts';

/** The address names the file in front; a link or the back button opens the file it names. */
export const followAddress = (session: EditorSession, location: WorkbenchLocation): Disposer => {
  const open = (): void => {
    const { file, line, column } = location.place.get();
    if (file !== undefined && (file !== session.activePath() || line !== undefined))
      session.open({ path: file, line, column, takesFocus: false });
  };
  open();
  const stopPlace = location.place.subscribe(open);
  const stopTabs = subscribe(session.tabs, () => {
    const file = session.activePath();
    if (file !== location.place.get().file) location.go({ file, line: undefined, column: undefined }, 'push');
  });
  return () => {
    stopPlace();
    stopTabs();
  };
};
