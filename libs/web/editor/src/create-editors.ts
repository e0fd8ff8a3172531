import { monaco } from './monaco.ts';

export interface EditorOptions {
  fontSize: number;
  isReadOnly: boolean;
  /** Read by screen readers, such as "src/util.ts". */
  label: string;
  isNarrow?: boolean;
}

/** A file above this size (2 MB) is opened without folding, minimap and other work over the whole text. */
export const largeFileCharacters = 2_000_000;

const shared = ({ fontSize, isReadOnly, label, isNarrow }: EditorOptions): monaco.editor.IEditorOptions => ({
  ariaLabel: label,
  fontFamily: "'JetBrains Mono Variable', ui-monospace, monospace",
  fontSize,
  lineHeight: Math.round(fontSize * 1.54),
  fontLigatures: false,
  readOnly: isReadOnly,
  automaticLayout: true,
  scrollBeyondLastLine: false,
  renderLineHighlightOnlyWhenFocus: true,
  smoothScrolling: false,
  cursorSmoothCaretAnimation: 'off',
  fixedOverflowWidgets: true,
  padding: { top: 8, bottom: 8 },
  minimap: { enabled: false },
  stickyScroll: { enabled: isNarrow !== true },
  lineNumbersMinChars: isNarrow === true ? 3 : 4,
  folding: isNarrow !== true,
  wordWrap: isNarrow === true ? 'on' : 'off',
  overviewRulerBorder: false,
});

export const createEditor = (element: HTMLElement, options: EditorOptions): monaco.editor.IStandaloneCodeEditor =>
  monaco.editor.create(element, { ...shared(options), model: null, largeFileOptimizations: true });

/** Before on the left, now on the right; in one column when narrow. */
export const createDiffEditor = (element: HTMLElement, options: EditorOptions): monaco.editor.IStandaloneDiffEditor =>
  monaco.editor.createDiffEditor(element, {
    ...shared(options),
    originalEditable: false,
    renderSideBySide: options.isNarrow !== true,
    useInlineViewWhenSpaceIsLimited: true,
    hideUnchangedRegions: { enabled: true },
    renderOverviewRuler: false,
  });
