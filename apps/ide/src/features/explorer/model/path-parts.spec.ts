import { describe, expect, it } from 'vitest';
import { copyName, faultOfName, isWithin } from './path-parts.ts';

describe('names of files', () => {
  it('refuses what the workspace would refuse, before it is asked', () => {
    expect(faultOfName('', [])).toBe('Enter a name.');
    expect(faultOfName('a/../b', [])).toContain('".."');
    expect(faultOfName('é'.repeat(130), [])).toContain('255 bytes');
    expect(faultOfName('a.ts', ['a.ts'])).toContain('already');
    expect(faultOfName('src/new/a.ts', [])).toBeUndefined();
  });

  it('names a copy before the ending, and finds a free number', () => {
    expect(copyName('notes.md', ['notes copy.md'])).toBe('notes copy 2.md');
    expect(copyName('.env', [])).toBe('.env copy');
  });

  it('does not take a longer name for something within a folder', () => {
    expect(isWithin('src2/a', 'src')).toBe(false);
    expect(isWithin('src/a', 'src')).toBe(true);
  });
});
