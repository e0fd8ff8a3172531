/**
 * One thing a person can do. Menus, palette, keys, toolbars and status items all run commands, so that each act has
 * one name, one key and one condition.
 */
export interface Command {
  /** `explorer.new-file`: feature, then the act. */
  id: string;
  /** Sentence case, such as "New file". */
  title: string;
  /** Groups the palette: "File: New file". */
  category?: string;
  /**
   * Keys of the VS Code preset, the first one shown: `Mod+Shift+P`, `Mod+K Mod+S` (two strokes). `Mod` is ⌘ on a Mac and
   * Ctrl elsewhere; `Ctrl` is Ctrl everywhere.
   */
  keys?: readonly string[];
  /** Condition over context keys, such as `editorFocus && !readOnly`; without it the command is always there. */
  when?: string;
  /** Its keys also work while a terminal has the focus; by default the shell in the terminal gets them. */
  inTerminal?: boolean;
  /** `false` for acts that make sense only on the thing they were called for. */
  inPalette?: boolean;
  order?: number;
  run: (argument?: unknown) => void | Promise<void>;
}
