import { useEffect, useState } from 'react';
import { useSnapshot } from 'valtio';
import { proxyMap } from 'valtio/utils';
import { StatusButton } from '../../../shell/status/status-button.tsx';
import type { EditorSession } from '../model/editor-session.ts';
import type { OpenFileState } from '../state/open-file-state.ts';

const agoInWords = (savedAt: number, now: number): string => {
  const seconds = Math.max(0, Math.round((now - savedAt) / 1_000));
  return seconds < 60 ? `saved ${seconds} s` : `saved ${Math.round(seconds / 60)} min`;
};

const SavedText = ({ state }: { state: OpenFileState }) => {
  const shown = useSnapshot(state);
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    setNow(Date.now());
    const timer = setInterval(() => setNow(Date.now()), 5_000);
    return () => clearInterval(timer);
  }, [shown.savedAt]);
  if (shown.conflict !== undefined) return <>conflict</>;
  if (shown.isSaving) return <>saving</>;
  if (shown.isDirty) return <>unsaved</>;
  return <>{shown.savedAt === undefined ? 'unchanged' : agoInWords(shown.savedAt, now)}</>;
};

/** Until Monaco has arrived nothing is open; a snapshot needs a proxy all the same. */
const noFiles = proxyMap<string, OpenFileState>();

const useActiveState = (session: EditorSession): OpenFileState | undefined => {
  const { tabs, activeId } = useSnapshot(session.tabs);
  const files = useSnapshot(session.files?.states ?? noFiles);
  const tab = tabs.find((other) => other.id === activeId);
  const isKnown = tab?.kind === 'file' && files.has(tab.path);
  return isKnown ? session.files?.states.get(tab.path) : undefined;
};

/** Whether the active file is saved. */
export const SavedStatus = ({ session }: { session: EditorSession }) => {
  const state = useActiveState(session);
  return state === undefined ? undefined : (
    <StatusButton label="Save state" command="editor.save">
      <SavedText state={state} />
    </StatusButton>
  );
};

/** Caret, indentation, line ending and language of the active file. */
export const CodeStatus = ({ session }: { session: EditorSession }) => {
  const state = useActiveState(session);
  const { line, column, selectedCharacters, indentation, lineEnding, language } = useSnapshot(session.position.state);
  if (state === undefined) return undefined;
  return (
    <>
      <StatusButton label="Go to line" command="editor.go-to-line">
        Ln {line}, Col {column}
        {selectedCharacters > 0 ? ` (${selectedCharacters} selected)` : ''}
      </StatusButton>
      <span className="hidden items-center gap-4 px-2 lg:flex">
        <span>{indentation}</span>
        <span>UTF-8</span>
        <span>{lineEnding}</span>
        <span>{language}</span>
      </span>
    </>
  );
};
