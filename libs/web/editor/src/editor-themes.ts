import { themeTokens, type ThemeName, type ThemeTokens } from '@constellation/web-ui';
import { monaco } from './monaco.ts';

type Base = 'vs' | 'vs-dark' | 'hc-black';
const bases: Record<ThemeName, Base> = { dark: 'vs-dark', light: 'vs', 'high-contrast': 'hc-black' };

/** Syntax in few colours: the code is the brightest thing, comments step back. */
const syntax: Record<ThemeName, { keyword: string; string: string; number: string; type: string; comment: string; call: string }> = {
  dark: { keyword: '#c792ea', string: '#a5d6a7', number: '#f0a870', type: '#7fc8f0', comment: '#8b94a3', call: '#e6d58a' },
  light: { keyword: '#7a2fa0', string: '#1b6e3a', number: '#9a4a00', type: '#1d5fa0', comment: '#5f6776', call: '#6b5200' },
  'high-contrast': { keyword: '#e0b3ff', string: '#b6f5b9', number: '#ffc998', type: '#a8dcff', comment: '#d5dae2', call: '#fff0a8' },
};

const hex = (colour: string): string => colour.slice(1);

const colours = (tokens: ThemeTokens): Record<string, string> => ({
  'editor.background': tokens.ink0,
  'editor.foreground': tokens.text,
  'editorLineNumber.foreground': tokens.text3,
  'editorLineNumber.activeForeground': tokens.text,
  'editorCursor.foreground': tokens.accent,
  'editor.lineHighlightBackground': tokens.ink1,
  'editor.lineHighlightBorder': '#00000000',
  'editor.selectionBackground': `${tokens.info}44`,
  'editorIndentGuide.background1': tokens.line,
  'editorWidget.background': tokens.ink2,
  'editorWidget.border': tokens.line,
  'editorGroup.border': tokens.line,
  'editorHoverWidget.background': tokens.ink2,
  'editorSuggestWidget.background': tokens.ink2,
  'input.background': tokens.ink1,
  'input.border': tokens.controlLine,
  focusBorder: tokens.accent,
  'list.hoverBackground': tokens.ink3,
  'list.activeSelectionBackground': tokens.ink3,
  'list.activeSelectionForeground': tokens.text,
  'scrollbarSlider.background': `${tokens.controlLine}55`,
  'scrollbarSlider.hoverBackground': `${tokens.controlLine}88`,
  'diffEditor.insertedTextBackground': `${tokens.ok}2e`,
  'diffEditor.removedTextBackground': `${tokens.bad}2e`,
  'diffEditor.insertedLineBackground': `${tokens.ok}1a`,
  'diffEditor.removedLineBackground': `${tokens.bad}1a`,
});

/** Makes the three themes known to Monaco; the same tokens as the rest of the interface. */
export const defineEditorThemes = (): void => {
  for (const name of Object.keys(themeTokens) as ThemeName[]) {
    const ink = syntax[name];
    monaco.editor.defineTheme(`constellation-${name}`, {
      base: bases[name],
      inherit: true,
      colors: colours(themeTokens[name]),
      rules: [
        { token: '', foreground: hex(themeTokens[name].text) },
        { token: 'keyword', foreground: hex(ink.keyword) },
        { token: 'string', foreground: hex(ink.string) },
        { token: 'number', foreground: hex(ink.number) },
        { token: 'type', foreground: hex(ink.type) },
        { token: 'comment', foreground: hex(ink.comment), fontStyle: 'italic' },
        { token: 'function', foreground: hex(ink.call) },
        { token: 'tag', foreground: hex(ink.keyword) },
        { token: 'attribute.name', foreground: hex(ink.type) },
      ],
    });
  }
};

/** Switches every editor on the page. */
export const setEditorTheme = (theme: ThemeName): void => monaco.editor.setTheme(`constellation-${theme}`);
