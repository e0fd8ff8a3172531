/** The text of an open file as the rest of the feature sees it; in the product a Monaco model, in specs a plain one. */
export interface TextBuffer {
  /** With the file's own line endings. */
  text: () => string;
  /** Changes with every edit and comes back with undo. */
  version: () => number;
  /** Replaces what differs in one edit; carets and undo history stay. */
  replace: (text: string) => void;
  onChange: (listener: () => void) => void;
  dispose: () => void;
}
