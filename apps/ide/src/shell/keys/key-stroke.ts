/** One press: modifiers in the order Ctrl, Alt, Shift, Meta, then the key; `Ctrl+Shift+P`. */
export type KeyStroke = string;

export interface KeyPress {
  key: string;
  code: string;
  ctrlKey: boolean;
  altKey: boolean;
  shiftKey: boolean;
  metaKey: boolean;
}

const punctuation: Record<string, string> = {
  Backquote: '`',
  Minus: '-',
  Equal: '=',
  BracketLeft: '[',
  BracketRight: ']',
  Backslash: '\\',
  Semicolon: ';',
  Quote: "'",
  Comma: ',',
  Period: '.',
  Slash: '/',
};

const join = (ctrl: boolean, alt: boolean, shift: boolean, meta: boolean, key: string): KeyStroke =>
  [ctrl && 'Ctrl', alt && 'Alt', shift && 'Shift', meta && 'Meta', key].filter(Boolean).join('+');

/**
 * The key as it is written in bindings. Letters follow the layout (so that AZERTY and Dvorak work as labelled), unless the
 * layout has no Latin letters or Alt changed them; digits and punctuation under modifiers follow the position.
 */
const keyOf = (press: KeyPress): string => {
  const letter = /^Key([A-Z])$/.exec(press.code)?.[1];
  if (/^[a-zA-Z]$/.test(press.key) && !press.altKey) return press.key.toUpperCase();
  if (letter !== undefined) return letter;
  const digit = /^(?:Digit|Numpad)(\d)$/.exec(press.code)?.[1];
  if (digit !== undefined) return digit;
  if (press.key === ' ') return 'Space';
  if (/^[!-~]$/.test(press.key) && !press.shiftKey && !press.altKey) return press.key;
  return punctuation[press.code] ?? press.key;
};

/** The stroke of a keyboard event, or `undefined` while only a modifier is down. */
export const strokeOf = (press: KeyPress): KeyStroke | undefined =>
  ['Control', 'Shift', 'Alt', 'Meta', 'AltGraph', 'Dead', 'Unidentified', 'CapsLock'].includes(press.key)
    ? undefined
    : join(press.ctrlKey, press.altKey, press.shiftKey, press.metaKey, keyOf(press));

/** Reads a binding such as `Mod+K Mod+S` into its strokes. */
export const parseKeys = (keys: string, isMac: boolean): readonly KeyStroke[] =>
  keys.split(' ').map((stroke) => {
    const parts = stroke.endsWith('+') ? [...stroke.slice(0, -2).split('+'), '+'] : stroke.split('+');
    const key = parts.at(-1) ?? '';
    const has = (name: string): boolean => parts.slice(0, -1).includes(name);
    const mod = has('Mod');
    return join(has('Ctrl') || (mod && !isMac), has('Alt'), has('Shift'), has('Meta') || (mod && isMac), key);
  });
