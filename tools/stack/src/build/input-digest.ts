import { createHash, type Hash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { withImports, type WorkspacePackage } from './workspace-packages.ts';

const outputs = new Set(['node_modules', 'dist', 'out', 'coverage', 'test-results']);
const isTest = /\.(spec|int\.spec|test-d|stories|e2e)\.tsx?$/;
const shared = ['package-lock.json', 'tsconfig.base.json', 'tools/vite'];

/** The digest of everything a build of this package reads: its sources, those it imports, the lock and the build's own settings. */
export function inputDigest(checkout: string, name: string, packages: ReadonlyMap<string, WorkspacePackage>): string {
  const hash = createHash('sha256').update(process.versions.node);
  const folders = withImports(name, packages).map(({ folder }) => folder);
  for (const path of [...shared, ...folders]) addPath(hash, checkout, path);
  return hash.digest('hex');
}

function addPath(hash: Hash, checkout: string, path: string): void {
  const absolute = join(checkout, path);
  if (!existsSync(absolute)) return;
  if (statSync(absolute).isFile()) {
    hash.update(`${path}\0`).update(readFileSync(absolute)).update('\0');
    return;
  }
  const names = readdirSync(absolute).filter((name) => !outputs.has(name) && !isTest.test(name));
  for (const name of names.sort()) addPath(hash, checkout, join(path, name));
}
