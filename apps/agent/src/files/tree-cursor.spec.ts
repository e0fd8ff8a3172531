import { describe, expect, it } from 'vitest';
import { compareRanked, readCursor, writeCursor } from './tree-cursor.ts';

describe('the cursor of a tree', () => {
  it('reads back what it wrote', () => {
    expect(readCursor(writeCursor('a/b', false))).toEqual([
      { name: 'a', isFolder: true },
      { name: 'b', isFolder: false },
    ]);
    expect(readCursor(writeCursor('a', true))).toEqual([{ name: 'a', isFolder: true }]);
    expect(readCursor(undefined)).toEqual([]);
  });

  it.each(['', 'x', 'd', 'da//b', 'zfoo'])('refuses %j, which it never wrote', (cursor) => {
    expect(() => readCursor(cursor)).toThrow(expect.objectContaining({ code: 'invalid_input' }));
  });

  it('orders folders before files, each by name', () => {
    const names = [
      { name: 'b', isFolder: false },
      { name: 'a', isFolder: false },
      { name: 'z', isFolder: true },
      { name: 'B', isFolder: false },
    ];
    expect(names.sort(compareRanked).map(({ name }) => name)).toEqual(['z', 'B', 'a', 'b']);
  });
});
