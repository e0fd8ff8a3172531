import { proxy } from 'valtio';

/** Where the caret is and what the file is made of, for the status bar. */
export class CodePosition {
  readonly state = proxy<{
    line: number;
    column: number;
    selectedCharacters: number;
    language: string;
    lineEnding: 'LF' | 'CRLF';
    indentation: string;
  }>({ line: 1, column: 1, selectedCharacters: 0, language: '', lineEnding: 'LF', indentation: '' });
}
