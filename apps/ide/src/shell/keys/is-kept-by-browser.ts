import { parseKeys } from './key-stroke.ts';

const kept = [
  'Mod+W',
  'Mod+Shift+W',
  'Mod+T',
  'Mod+Shift+T',
  'Mod+N',
  'Mod+Shift+N',
  'Ctrl+Tab',
  'Ctrl+Shift+Tab',
  'Ctrl+PageUp',
  'Ctrl+PageDown',
];

/** Keys that a browser's window takes before the page hears them. An installed app window hears them all. */
export const isKeptByBrowser = (keys: string, isMac: boolean): boolean => {
  const first = parseKeys(keys, isMac)[0];
  return kept.some((taken) => parseKeys(taken, isMac)[0] === first);
};
