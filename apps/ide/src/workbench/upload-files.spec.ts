import { OperationError } from '@constellation/contracts-kernel';
import type { WrittenFile } from '@constellation/contracts-workspace';
import { describe, expect, it } from 'vitest';
import { uploadFiles } from './upload-files.ts';

const chosen = (...paths: string[]) => paths.map((path) => ({ path, content: new File(['x'], path) }));
const written = (path: string): WrittenFile => ({ path, tag: 't', size: 1, modifiedAt: '2026-11-24T10:00:00.000Z' });

describe('uploadFiles', () => {
  it('writes every file, at most four at a time', async () => {
    let open = 0;
    let most = 0;
    const paths: string[] = [];
    const progress = await uploadFiles(
      {
        write: async (path) => {
          open += 1;
          most = Math.max(most, open);
          await Promise.resolve();
          await Promise.resolve();
          open -= 1;
          paths.push(path);
          return written(path);
        },
      },
      chosen('a', 'b', 'c', 'd', 'e', 'f'),
      () => undefined,
    );
    expect(progress).toEqual({ done: 6, total: 6, failed: [] });
    expect(paths.sort()).toEqual(['a', 'b', 'c', 'd', 'e', 'f']);
    expect(most).toBe(4);
  });

  it('goes on after a file that was refused, and names it; a file that is there already is no failure', async () => {
    const counts: number[] = [];
    const progress = await uploadFiles(
      {
        write: async (path) => {
          if (path === 'bad') throw new OperationError('file.name_invalid');
          if (path === 'there') throw new OperationError('file.exists');
          return written(path);
        },
      },
      chosen('bad', 'there', 'good'),
      ({ done }) => counts.push(done),
    );
    expect(progress.failed.map(({ path }) => path)).toEqual(['bad']);
    expect(counts).toEqual([0, 1, 2, 3]);
  });
});
