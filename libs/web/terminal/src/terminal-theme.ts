import { themeTokens, type ThemeName } from '@constellation/web-ui';
import type { ITheme } from '@xterm/xterm';

/** The palette of terminal programs in one theme, from the tokens of the interface. */
export const terminalTheme = (name: ThemeName): ITheme => {
  const tokens = themeTokens[name];
  return {
    background: tokens.ink0,
    foreground: tokens.text,
    cursor: tokens.accent,
    cursorAccent: tokens.ink0,
    selectionBackground: `${tokens.info}55`,
    black: name === 'light' ? tokens.text : tokens.ink3,
    red: tokens.bad,
    green: tokens.ok,
    yellow: tokens.warn,
    blue: tokens.info,
    magenta: tokens.agent,
    cyan: name === 'light' ? '#00705f' : '#4bbaa5',
    white: tokens.text2,
    brightBlack: tokens.text3,
    brightRed: tokens.bad,
    brightGreen: tokens.ok,
    brightYellow: tokens.accent,
    brightBlue: tokens.info,
    brightMagenta: tokens.agent,
    brightCyan: name === 'light' ? '#00705f' : '#84ead6',
    brightWhite: tokens.text,
  };
};
