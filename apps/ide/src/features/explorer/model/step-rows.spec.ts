import { describe, expect, it } from 'vitest';
import type { TreeRow } from './file-tree.ts';
import { stepRows } from './step-rows.ts';

const row = (path: string, kind: 'file' | 'folder', isExpanded = false): TreeRow => ({
  kind: 'entry',
  path,
  depth: path.split('/').length - 1,
  isExpanded,
  entry: { path, name: path.slice(path.lastIndexOf('/') + 1), kind, size: 0, modifiedAt: '2026-01-01T00:00:00.000Z' },
});

const rows = [row('src', 'folder', true), row('src/a.ts', 'file'), row('test', 'folder'), row('zebra.md', 'file')];

describe('stepRows', () => {
  it('stays at both ends', () => {
    expect(stepRows(rows, 'zebra.md', 'ArrowDown')).toEqual({ to: 'zebra.md' });
    expect(stepRows(rows, 'src', 'ArrowUp')).toEqual({ to: 'src' });
  });

  it('opens a closed folder, and goes into an open one', () => {
    expect(stepRows(rows, 'test', 'ArrowRight')).toEqual({ expand: 'test' });
    expect(stepRows(rows, 'src', 'ArrowRight')).toEqual({ to: 'src/a.ts' });
  });

  it('goes from a file to its folder, and closes an open folder', () => {
    expect(stepRows(rows, 'src/a.ts', 'ArrowLeft')).toEqual({ to: 'src' });
    expect(stepRows(rows, 'src', 'ArrowLeft')).toEqual({ collapse: 'src' });
  });

  it('finds the next name by its first letter, round the end', () => {
    expect(stepRows(rows, 'src', 'z')).toEqual({ to: 'zebra.md' });
    expect(stepRows(rows, 'zebra.md', 's')).toEqual({ to: 'src' });
  });
});
