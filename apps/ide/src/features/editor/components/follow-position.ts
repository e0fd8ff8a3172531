import { editorSelection } from '../../../platform/editor-selection.ts';
import type { EditorSession } from '../model/editor-session.ts';

type Editor = ReturnType<EditorSession['kit']['createEditor']>;
type Model = NonNullable<ReturnType<Editor['getModel']>>;

/** Keeps the caret's place and the file's make-up for the status bar. */
export const followPosition = (session: EditorSession, editor: Editor, model: Model): (() => void) => {
  const { state } = session.position;
  const describe = (): void => {
    const options = model.getOptions();
    state.language = model.getLanguageId();
    state.lineEnding = model.getEOL() === '\r\n' ? 'CRLF' : 'LF';
    state.indentation = options.insertSpaces ? `Spaces ${options.indentSize}` : `Tab ${options.tabSize}`;
  };
  const place = (): void => {
    const selection = editor.getSelection();
    state.line = selection?.positionLineNumber ?? 1;
    state.column = selection?.positionColumn ?? 1;
    state.selectedCharacters = selection === null ? 0 : model.getValueLengthInRange(selection);
    const isMarked = selection !== null && state.selectedCharacters > 0 && state.selectedCharacters <= 20_000;
    editorSelection.set(
      isMarked
        ? {
            path: model.uri.path.slice(1),
            startLine: selection.startLineNumber,
            endLine: selection.endLineNumber,
            text: model.getValueInRange(selection),
          }
        : undefined,
    );
  };
  describe();
  place();
  const listeners = [editor.onDidChangeCursorSelection(place), model.onDidChangeOptions(describe), model.onDidChangeLanguage(describe)];
  return () => {
    editorSelection.set(undefined);
    for (const listener of listeners) listener.dispose();
  };
};
