import { describe, expect, it } from 'vitest';
import { ScreenMode } from './screen-mode.ts';

const bytes = (text: string) => Buffer.from(text, 'latin1');

describe('ScreenMode', () => {
  it('follows a full-screen program in and out, whatever the chunks', () => {
    const text = 'shell\x1b[?1049hvim\x1b[31mred\x1b[?1049lshell';
    for (let size = 1; size < 12; size += 1) {
      const mode = new ScreenMode();
      const seen: boolean[] = [];
      for (let at = 0; at < text.length; at += size) {
        mode.read(bytes(text.slice(at, at + size)));
        if (seen.at(-1) !== mode.isAlternate) seen.push(mode.isAlternate);
      }
      expect(size > 10 || seen.includes(true)).toBe(true);
      expect(mode.isAlternate).toBe(false);
    }
  });

  it('stays where it is through other sequences', () => {
    const mode = new ScreenMode();
    mode.read(bytes('\x1b[?47h'));
    mode.read(bytes('\x1b[2J\x1b[?25l plain'));
    expect(mode.isAlternate).toBe(true);
  });
});
