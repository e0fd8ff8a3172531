import { createCell } from '@constellation/web-api-client';

export interface EditorSelection {
  path: string;
  startLine: number;
  endLine: number;
  text: string;
}

/** What is selected in the editor in front, for features that act on it; at most 20,000 characters. One editor per page. */
export const editorSelection = createCell<EditorSelection | undefined>(undefined);
