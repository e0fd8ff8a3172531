import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { importSource } from './import-source.ts';

it('imports what Node alone cannot: parameter properties, and packages of the repository by their sources', async () => {
  const folder = await mkdtemp(join(import.meta.dirname, 'import-'));
  const file = join(folder, 'point.ts');
  await writeFile(
    file,
    `import { freePort } from '@constellation/testing-stores';
class Point { constructor(readonly x: number) {} }
export const x = new Point(3).x;
export const kind = typeof freePort;`,
  );
  const imported = await importSource(file).finally(() => rm(folder, { recursive: true, force: true }));
  expect({ ...imported }).toEqual({ x: 3, kind: 'function' });
});
