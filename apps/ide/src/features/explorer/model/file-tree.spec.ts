import type { FileEntry } from '@constellation/contracts-workspace';
import { describe, expect, it } from 'vitest';
import { FileTree } from './file-tree.ts';

const entry = (path: string, kind: FileEntry['kind']): FileEntry => ({
  path,
  name: path.slice(path.lastIndexOf('/') + 1),
  kind,
  size: 0,
  modifiedAt: '2026-01-01T00:00:00.000Z',
});

const treeOf = (disk: Record<string, FileEntry[]>) => {
  const asked: string[] = [];
  const tree = new FileTree({
    list: (folder) => {
      asked.push(folder);
      return Promise.resolve(disk[folder] ?? []);
    },
  });
  return { tree, asked, disk };
};

const paths = (tree: FileTree) => tree.rows().map((row) => `${'  '.repeat(row.depth)}${row.path}`);

describe('FileTree', () => {
  const disk = () => ({ '': [entry('src', 'folder'), entry('a.txt', 'file')], src: [entry('src/b.ts', 'file')] });

  it('reads a folder when it is opened, not before', async () => {
    const { tree, asked } = treeOf(disk());
    await tree.load('');
    expect(asked).toEqual(['']);
    await tree.expand('src');
    expect(paths(tree)).toEqual(['src', '  src/b.ts', 'a.txt']);
  });

  it('shows what appears on disk in an open folder', async () => {
    const { tree, disk: files } = treeOf(disk());
    await tree.load('');
    await tree.expand('src');
    files['src'] = [...(files['src'] ?? []), entry('src/c.ts', 'file')];
    const seen = new Promise<void>((resolve) => tree.subscribe(resolve));
    tree.diskChanged({ kind: 'paths', paths: ['src/c.ts'] });
    await seen;
    expect(paths(tree)).toContain('  src/c.ts');
  });

  it('forgets a closed folder that changed and reads it again when it is opened', async () => {
    const { tree, asked } = treeOf(disk());
    await tree.load('');
    await tree.expand('src');
    tree.collapse('src');
    tree.diskChanged({ kind: 'paths', paths: ['src/b.ts'] });
    await tree.expand('src');
    expect(asked.filter((folder) => folder === 'src')).toHaveLength(2);
  });

  it('opens every folder above the file that is to be shown', async () => {
    const { tree } = treeOf({ '': [entry('a', 'folder')], a: [entry('a/b', 'folder')], 'a/b': [entry('a/b/c', 'file')] });
    await tree.load('');
    await tree.reveal('a/b/c');
    expect(paths(tree)).toEqual(['a', '  a/b', '    a/b/c']);
  });

  it('opens the folders again that were open last time', async () => {
    const tree = new FileTree({ list: (folder) => Promise.resolve((disk() as Record<string, FileEntry[]>)[folder] ?? []) }, ['src']);
    await tree.load('');
    await expect.poll(() => paths(tree)).toEqual(['src', '  src/b.ts', 'a.txt']);
    expect(tree.expandedPaths()).toEqual(['src']);
  });

  it('answers the same rows until something changes', async () => {
    const { tree } = treeOf(disk());
    await tree.load('');
    expect(tree.rows()).toBe(tree.rows());
  });
});
