import type { ThemeName } from '@constellation/web-ui';

/** The theme that the page is drawn in now. */
export const documentTheme = (): ThemeName => {
  const name = document.documentElement.dataset['theme'];
  return name === 'light' || name === 'high-contrast' ? name : 'dark';
};

/** Calls back with each change of it; for what draws by itself, such as Monaco and xterm. */
export const followDocumentTheme = (listener: (theme: ThemeName) => void): (() => void) => {
  const observer = new MutationObserver(() => listener(documentTheme()));
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
  return () => observer.disconnect();
};
