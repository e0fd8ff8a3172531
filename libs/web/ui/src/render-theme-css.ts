import { themeVariables, type ThemeName } from './theme-tokens.ts';

const block = (selector: string, theme: ThemeName, scheme: 'dark' | 'light'): string =>
  [`${selector} {`, `  color-scheme: ${scheme};`, ...themeVariables(theme).map(([name, value]) => `  ${name}: ${value};`), '}', ''].join(
    '\n',
  );

/**
 * The palettes as a style sheet for the page's head. The page's `data-theme` chooses the palette; without one the dark palette holds,
 * which is what the inlined skeleton paints first.
 */
export const renderThemeCss = (): string =>
  [
    block(":root,\n[data-theme='dark']", 'dark', 'dark'),
    block("[data-theme='light']", 'light', 'light'),
    block("[data-theme='high-contrast']", 'high-contrast', 'dark'),
  ].join('\n');
