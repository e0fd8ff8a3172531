import { isWithin, nameOf } from '@constellation/core-paths';

const folders = ['.git', '.constellation', '.github/workflows', '.circleci', '.vscode'];
const names = new Set([
  '.gitlab-ci.yml',
  '.gitmodules',
  '.gitconfig',
  '.bashrc',
  '.bash_profile',
  '.profile',
  '.zshrc',
  '.npmrc',
  '.envrc',
]);

/** Paths whose content is run by something else later: a person decides about each change to one, in every mode. */
export const isProtectedPath = (path: string): boolean =>
  folders.some((folder) => isWithin(folder, path) || path.includes(`/${folder}/`)) || names.has(nameOf(path));
