import { useIsNarrow } from '@constellation/web-ui';
import { useEffect, useRef, useState } from 'react';
import { useSnapshot } from 'valtio';
import type { EditorSession } from '../model/editor-session.ts';
import { followPosition } from './follow-position.ts';

type Editor = ReturnType<EditorSession['kit']['createEditor']>;

/** Places of the text last looked at, by path, while the workbench is open. */
const viewStates = new WeakMap<EditorSession, Map<string, ReturnType<Editor['saveViewState']>>>();
const viewStatesOf = (session: EditorSession) => {
  const known = viewStates.get(session) ?? new Map<string, ReturnType<Editor['saveViewState']>>();
  viewStates.set(session, known);
  return known;
};

/** The text of one file; one Monaco editor shows them in turn. */
export const CodePane = ({ session, path, isReady }: { session: EditorSession; path: string; isReady: boolean }) => {
  const host = useRef<HTMLDivElement>(null);
  const [editor, setEditor] = useState<Editor>();
  const isNarrow = useIsNarrow();
  const { fontSize, autoSave } = useSnapshot(session.settings);
  const { place, focus } = useSnapshot(session.wanted);

  useEffect(() => {
    if (host.current === null) return;
    const options = { fontSize: session.settings.fontSize, isReadOnly: session.isReadOnly, label: 'Editor', isNarrow };
    const created = session.kit.createEditor(host.current, options);
    setEditor(created);
    session.activeEditor = created;
    return () => {
      if (session.activeEditor === created) session.activeEditor = undefined;
      created.dispose();
    };
  }, [session, isNarrow]);

  useEffect(() => editor?.updateOptions({ fontSize, lineHeight: Math.round(fontSize * 1.54) }), [editor, fontSize]);

  useEffect(() => {
    const model = session.kit.monaco.editor.getModel(session.kit.monaco.Uri.from({ scheme: 'file', path: `/${path}` }));
    if (editor === undefined || !isReady || model === null) return;
    editor.setModel(model);
    editor.updateOptions({ ariaLabel: path });
    editor.restoreViewState(viewStatesOf(session).get(path) ?? null);
    const stop = followPosition(session, editor, model);
    return () => {
      viewStatesOf(session).set(path, editor.saveViewState());
      stop();
      editor.setModel(null);
    };
  }, [editor, session, path, isReady]);

  useEffect(() => {
    if (editor === undefined || !isReady || place?.path !== path) return;
    editor.setPosition({ lineNumber: place.line, column: place.column });
    editor.revealLineInCenterIfOutsideViewport(place.line);
    session.wanted.place = undefined;
  }, [editor, isReady, place, path, session]);

  useEffect(() => {
    if (isReady && focus > 0) editor?.focus();
  }, [editor, isReady, focus, path]);

  useEffect(() => {
    if (editor === undefined || autoSave === 'off') return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const saveSoon = () => {
      clearTimeout(timer);
      timer = setTimeout(() => void session.save(path), 1_000);
    };
    const watching =
      autoSave === 'after-delay' ? editor.onDidChangeModelContent(saveSoon) : editor.onDidBlurEditorWidget(() => void session.save(path));
    return () => {
      clearTimeout(timer);
      watching.dispose();
    };
  }, [editor, autoSave, path, session]);

  return <div ref={host} data-focus-context="editor" className="size-full" />;
};
