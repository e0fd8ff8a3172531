import { proxy } from 'valtio';

/** What the one line at the top asks for: files, `>` commands, `:` a line. */
export interface PaletteState {
  isOpen: boolean;
  text: string;
}

export const newPaletteState = (): PaletteState => proxy<PaletteState>({ isOpen: false, text: '' });

export const showPalette = (state: PaletteState, text: string): void => {
  state.text = text;
  state.isOpen = true;
};

export type PaletteQuery =
  { mode: 'commands'; query: string } | { mode: 'line'; line: number } | { mode: 'files'; query: string; line: number | undefined };

/** `>fmt`, `:12`, `util.ts:12`. */
export const readPaletteText = (text: string): PaletteQuery => {
  if (text.startsWith('>')) return { mode: 'commands', query: text.slice(1).trim() };
  if (text.startsWith(':')) return { mode: 'line', line: Number.parseInt(text.slice(1), 10) || 1 };
  const [, query = text, line] = /^(.*?)(?::(\d+))?$/.exec(text) ?? [];
  return { mode: 'files', query: query.trim(), line: line === undefined ? undefined : Number(line) };
};
