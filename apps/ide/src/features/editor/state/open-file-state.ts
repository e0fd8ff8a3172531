/** What is shown of a file that is open; read through `useSnapshot`. */
export interface OpenFileState {
  readonly path: string;
  phase: 'loading' | 'ready' | 'failed' | 'binary' | 'too-large';
  isDirty: boolean;
  isSaving: boolean;
  isReadOnly: boolean;
  /** Gone from disk since it was opened; saving creates it again. */
  isDeleted: boolean;
  size: number;
  /** When the last save was answered as durable, in milliseconds since the epoch. */
  savedAt: number | undefined;
  /** Somebody wrote the file while this text was changed: nothing is saved until a person decides. */
  conflict: { diskText: string; diskTag: string; noticedAt: number } | undefined;
  failure: { act: 'open' | 'save'; code: string; sentence: string; correlationId: string | undefined } | undefined;
}

export const newOpenFileState = (path: string): OpenFileState => ({
  path,
  phase: 'loading',
  isDirty: false,
  isSaving: false,
  isReadOnly: false,
  isDeleted: false,
  size: 0,
  savedAt: undefined,
  conflict: undefined,
  failure: undefined,
});
