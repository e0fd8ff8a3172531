import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { workspacePackages } from '../build/workspace-packages.ts';

const outputs = ['dist', 'out', 'coverage', 'test-results', 'playwright-report'];

/** `make clean`: removes what builds and tests have written. Never data, never dependencies. */
export async function clean(checkout: string): Promise<number> {
  const folders = ['.', ...[...workspacePackages(checkout).values()].map(({ folder }) => folder)];
  const paths = folders.flatMap((folder) => outputs.map((name) => join(checkout, folder, name)));
  const caches = ['.nx', 'node_modules/.cache/constellation', 'node_modules/.vite'].map((name) => join(checkout, name));
  await Promise.all([...paths, ...caches].map((path) => rm(path, { recursive: true, force: true })));
  process.stdout.write('Removed what builds and tests had written. The data folder was not touched.\n');
  return 0;
}
