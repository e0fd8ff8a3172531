import { monaco } from './monaco.ts';

export interface HeldModel {
  readonly model: monaco.editor.ITextModel;
  /** Lets go; the model is disposed of with its last holder. */
  release: () => void;
}

/**
 * The text models of open files, one per path, counted by holders. Models hold `\n` only; the line ending of a file is kept apart and
 * put back by `textToSave`.
 */
export class TextModels {
  private readonly held = new Map<string, { model: monaco.editor.ITextModel; holders: number }>();

  /** `scheme` keeps files, their older versions and untitled text apart. The language follows the file's name. */
  hold(path: string, text: string, scheme: 'file' | 'before' | 'disk' = 'file'): HeldModel {
    const uri = monaco.Uri.from({ scheme, path: `/${path}` });
    const key = uri.toString();
    const entry = this.held.get(key) ?? { model: monaco.editor.createModel(text, undefined, uri), holders: 0 };
    entry.model.setEOL(text.includes('\r\n') ? monaco.editor.EndOfLineSequence.CRLF : monaco.editor.EndOfLineSequence.LF);
    entry.holders += 1;
    this.held.set(key, entry);
    let isReleased = false;
    return {
      model: entry.model,
      release: () => {
        if (isReleased) return;
        isReleased = true;
        entry.holders -= 1;
        if (entry.holders > 0) return;
        this.held.delete(key);
        entry.model.dispose();
      },
    };
  }
}

/**
 * Replaces a model's text by one edit that spans what differs, so that carets, folds and the undo history stay.
 */
export const replaceText = (model: monaco.editor.ITextModel, next: string): void => {
  const before = model.getValue();
  if (before === next) return;
  let start = 0;
  const shortest = Math.min(before.length, next.length);
  while (start < shortest && before.charCodeAt(start) === next.charCodeAt(start)) start += 1;
  let end = 0;
  while (end < shortest - start && before.charCodeAt(before.length - 1 - end) === next.charCodeAt(next.length - 1 - end)) end += 1;
  const range = monaco.Range.fromPositions(model.getPositionAt(start), model.getPositionAt(before.length - end));
  model.pushEditOperations(null, [{ range, text: next.slice(start, next.length - end) }], () => null);
};
