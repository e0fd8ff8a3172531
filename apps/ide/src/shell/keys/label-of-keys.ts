import { parseKeys, type KeyStroke } from './key-stroke.ts';

const macModifiers: Record<string, string> = { Ctrl: '⌃', Alt: '⌥', Shift: '⇧', Meta: '⌘' };
const names: Record<string, string> = {
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  Escape: 'Esc',
  Enter: '⏎',
  Backspace: '⌫',
};
const words: Record<string, string> = { Enter: 'Enter', Backspace: 'Backspace' };

const labelOfStroke = (stroke: KeyStroke, isMac: boolean): string => {
  const parts = stroke.endsWith('++') ? [...stroke.slice(0, -2).split('+'), '+'] : stroke.split('+');
  const key = parts.at(-1) ?? '';
  const keyName = (isMac ? undefined : words[key]) ?? names[key] ?? key;
  const modifiers = parts.slice(0, -1);
  return isMac ? [...modifiers.map((name) => macModifiers[name] ?? name), keyName].join('') : [...modifiers, keyName].join('+');
};

/** What a person reads: `⇧⌘P` on a Mac, `Ctrl+Shift+P` elsewhere. */
export const labelOfKeys = (keys: string, isMac: boolean): string =>
  parseKeys(keys, isMac)
    .map((stroke) => labelOfStroke(stroke, isMac))
    .join(' ');
