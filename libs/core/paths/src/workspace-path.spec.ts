import { describe, expect, it } from 'vitest';
import { isWithin, joinPath, nameOf, parentOf, parseWorkspacePath } from './index.ts';

describe('a workspace path', () => {
  it('is relative to the root whatever it starts with', () => {
    expect(parseWorkspacePath('/src/./app.ts')).toEqual({ path: 'src/app.ts' });
    expect(parseWorkspacePath('src//app.ts/')).toEqual({ path: 'src/app.ts' });
    expect(parseWorkspacePath('.')).toEqual({ path: '' });
  });
  it('may climb inside the root but not above it', () => {
    expect(parseWorkspacePath('a/../b')).toEqual({ path: 'b' });
    expect(parseWorkspacePath('a/../../b')).toEqual({ fault: 'outside' });
    expect(parseWorkspacePath('..')).toEqual({ fault: 'outside' });
  });
  it('names what is wrong with it', () => {
    expect(parseWorkspacePath('a\0b')).toEqual({ fault: 'nul' });
    expect(parseWorkspacePath('x'.repeat(256))).toEqual({ fault: 'name-too-long' });
    expect(parseWorkspacePath('é'.repeat(128))).toEqual({ fault: 'name-too-long' });
    expect(parseWorkspacePath('ab/'.repeat(1_200))).toEqual({ fault: 'too-long' });
    expect(parseWorkspacePath('x'.repeat(255))).toEqual({ path: 'x'.repeat(255) });
  });
});

describe('the parts of a path', () => {
  it('are taken at the last slash', () => {
    expect(parentOf('src/app.ts')).toBe('src');
    expect(parentOf('app.ts')).toBe('');
    expect(nameOf('src/app.ts')).toBe('app.ts');
    expect(nameOf('')).toBe('');
  });
  it('join without a double or leading slash', () => {
    expect(joinPath('', 'a')).toBe('a');
    expect(joinPath('a', 'b/c')).toBe('a/b/c');
    expect(joinPath('a', '')).toBe('a');
  });
  it('know what lies below a folder and what only starts alike', () => {
    expect(isWithin('src', 'src/app.ts')).toBe(true);
    expect(isWithin('src', 'src2/app.ts')).toBe(false);
    expect(isWithin('', 'x')).toBe(true);
  });
});
