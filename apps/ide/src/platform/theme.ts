import type { PersonSettings } from '@constellation/contracts-identity';
import type { ThemeName } from '@constellation/web-ui';
import { createCell, type ReadableCell } from '@constellation/web-api-client';
import { safeStorage } from './safe-storage.ts';

export type ThemeChoice = PersonSettings['theme'];

/** The script in index.html reads the same key before the first paint. */
const key = 'cst.theme';

export interface Theme {
  choice: ReadableCell<ThemeChoice>;
  /** What is shown now; for Monaco and xterm. */
  shown: ReadableCell<ThemeName>;
  choose: (choice: ThemeChoice) => void;
}

const isChoice = (text: string | null): text is ThemeChoice => text !== null && ['system', 'light', 'dark', 'high-contrast'].includes(text);

/** Follows the person's choice and, for `system`, the system's. */
export const createTheme = (window: Window): Theme => {
  const storage = safeStorage(window);
  const light = window.matchMedia('(prefers-color-scheme: light)');
  const contrast = window.matchMedia('(prefers-contrast: more)');
  const kept = storage.getItem(key);
  const choice = createCell<ThemeChoice>(isChoice(kept) ? kept : 'system');
  const resolve = (): ThemeName => {
    const chosen = choice.get();
    if (chosen !== 'system') return chosen;
    if (contrast.matches) return 'high-contrast';
    return light.matches ? 'light' : 'dark';
  };
  const shown = createCell<ThemeName>(resolve());
  const apply = (): void => {
    shown.set(resolve());
    window.document.documentElement.dataset['theme'] = shown.get();
  };
  light.addEventListener('change', apply);
  contrast.addEventListener('change', apply);
  apply();
  return {
    choice,
    shown,
    choose: (next) => {
      choice.set(next);
      if (next === 'system') storage.removeItem(key);
      else storage.setItem(key, next);
      apply();
    },
  };
};
