import { useIsNarrow } from '@constellation/web-ui';
import { useEffect, useRef, useState } from 'react';
import { useSnapshot } from 'valtio';
import type { EditorSession } from '../model/editor-session.ts';
import { FileNotice } from './file-notice.tsx';

export interface DiffPaneProps {
  session: EditorSession;
  path: string;
  /** Both texts; read again when this function changes. */
  read: () => Promise<{ before: string; after: string }>;
  label: string;
}

/** Two texts compared, read-only. */
export const DiffPane = ({ session, path, read, label }: DiffPaneProps) => {
  const host = useRef<HTMLDivElement>(null);
  const isNarrow = useIsNarrow();
  const { fontSize } = useSnapshot(session.settings);
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    if (host.current === null) return;
    const { kit } = session;
    const editor = kit.createDiffEditor(host.current, { fontSize, isReadOnly: true, label, isNarrow });
    const models: { dispose: () => void }[] = [];
    let isGone = false;
    setFailed(false);
    read().then(
      ({ before, after }) => {
        if (isGone) return;
        const language = kit.monaco.editor.createModel('', undefined, kit.monaco.Uri.from({ scheme: 'kind', path: `/${path}` }));
        const original = kit.monaco.editor.createModel(before, language.getLanguageId());
        const modified = kit.monaco.editor.createModel(after, language.getLanguageId());
        language.dispose();
        models.push(original, modified);
        editor.setModel({ original, modified });
      },
      () => setFailed(true),
    );
    return () => {
      isGone = true;
      editor.dispose();
      for (const model of models) model.dispose();
    };
  }, [session, path, read, label, fontSize, isNarrow]);
  return failed ? (
    <FileNotice title="The comparison could not be read" text="Your files are as they were." />
  ) : (
    <div ref={host} data-focus-context="diff" className="size-full" />
  );
};
