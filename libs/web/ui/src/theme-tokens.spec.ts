import { describe, expect, it } from 'vitest';
import { renderThemeCss } from './render-theme-css.ts';
import { personHues, themeTokens, type ThemeName } from './theme-tokens.ts';

const luminance = (colour: string): number => {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return share <= 0.03928 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};

const contrast = (one: string, other: string): number => {
  const [low = 0, high = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
};

const themes: ThemeName[] = ['dark', 'light', 'high-contrast'];
const words = ['text', 'text2', 'text3', 'accent', 'agent', 'ok', 'warn', 'bad', 'info'] as const;

describe('theme tokens', () => {
  it.each(themes)('become a block of CSS variables for the %s theme', (theme) => {
    const block = renderThemeCss()
      .split('}')
      .find((text) => text.includes(`[data-theme='${theme}']`));
    expect(block).toContain(`--ink-0: ${themeTokens[theme].ink0};`);
    expect(block).toContain(`--control-line: ${themeTokens[theme].controlLine};`);
    expect(block).toContain(`--text-3: ${themeTokens[theme].text3};`);
    expect(block).toContain(`--person-7: ${personHues[theme][7] ?? ''};`);
  });

  it.each(themes)('can be read on every surface of the %s theme', (theme) => {
    const tokens = themeTokens[theme];
    const inks = [tokens.ink0, tokens.ink1, tokens.ink2, tokens.ink3];
    const weakest = (colour: string): number => Math.min(...inks.map((ink) => contrast(colour, ink)));
    for (const word of words) expect({ word, isReadable: weakest(tokens[word]) >= 4.5 }).toEqual({ word, isReadable: true });
    expect(weakest(tokens.controlLine)).toBeGreaterThanOrEqual(3);
    expect(contrast(tokens.onAccent, tokens.accent)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(tokens.onBad, tokens.bad)).toBeGreaterThanOrEqual(4.5);
    for (const hue of personHues[theme]) expect(weakest(hue)).toBeGreaterThanOrEqual(4.5);
  });
});
