import type { EditorKit } from './editor-kit.ts';
import type { TextBuffer } from './text-buffer.ts';

type Models = InstanceType<EditorKit['TextModels']>;

/** A file's text in a Monaco model, shared by every pane that shows it. */
export const monacoBuffer = (kit: EditorKit, models: Models, path: string, text: string): TextBuffer => {
  const { model, release } = models.hold(path, text);
  return {
    text: () => model.getValue(undefined, true),
    version: () => model.getAlternativeVersionId(),
    replace: (next) => {
      const withoutMark = next.startsWith('\uFEFF') ? next.slice(1) : next;
      kit.replaceText(model, withoutMark);
    },
    onChange: (listener) => void model.onDidChangeContent(listener),
    dispose: release,
  };
};
