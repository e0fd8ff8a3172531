import { describe, expect, it } from 'vitest';
import { joinPath, pathNames } from './path-names.ts';

describe('pathNames', () => {
  it('splits a path and drops what says nothing', () => {
    expect(pathNames('a//b/./c/')).toEqual(['a', 'b', 'c']);
    expect(pathNames('')).toEqual([]);
    expect(pathNames('.')).toEqual([]);
  });

  it('leaves .. for the walk to judge', () => {
    expect(pathNames('a/../..')).toEqual(['a', '..', '..']);
  });

  it.each([
    ['/a', 'outside_root'],
    ['a\0', 'invalid_name'],
    ['n'.repeat(256), 'name_too_long'],
    [`${'n'.repeat(200)}/`.repeat(21), 'name_too_long'],
  ])('refuses %j', (path, code) => {
    expect(() => pathNames(path)).toThrow(expect.objectContaining({ code }));
  });

  it('counts bytes, not letters', () => {
    expect(pathNames('é'.repeat(127))).toHaveLength(1);
    expect(() => pathNames('é'.repeat(128))).toThrow(expect.objectContaining({ code: 'name_too_long' }));
  });
});

describe('joinPath', () => {
  it('needs no slash at the root', () => {
    expect([joinPath('', 'a'), joinPath('a', 'b')]).toEqual(['a', 'a/b']);
  });
});
