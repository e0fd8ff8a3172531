import { resolve } from 'node:path';

const repository = resolve(import.meta.dirname, '../../..').replaceAll('\\', '/');

/** A linted file's path from the repository's root, with forward slashes, wherever ESLint was started. */
export const sourcePath = (filename: string, cwd: string): string => {
  const path = filename.replaceAll('\\', '/');
  const root = [repository, cwd.replaceAll('\\', '/')].find((folder) => path.startsWith(`${folder}/`));
  return root === undefined ? path : path.slice(root.length + 1);
};

/** Specs and type tests, whatever their kind. */
export const isTestFile = (path: string): boolean => /\.(?:spec|test-d|e2e)\.tsx?$/.test(path) || path.startsWith('apps/ide-e2e/');
