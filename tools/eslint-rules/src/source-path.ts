/** A linted file's path from the repository's root, with forward slashes. */
export const sourcePath = (filename: string, cwd: string): string => {
  const path = filename.replaceAll('\\', '/');
  const root = `${cwd.replaceAll('\\', '/')}/`;
  const from = path.search(/(?:^|\/)(?:apps|libs|tools)\//);
  if (path.startsWith(root)) return path.slice(root.length).replace(/^\//, '');
  return from === -1 ? path : path.slice(from).replace(/^\//, '');
};

/** Specs and type tests, whatever their kind. */
export const isTestFile = (path: string): boolean => /\.(?:spec|test-d|e2e)\.tsx?$/.test(path) || path.startsWith('apps/ide-e2e/');
