import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A package of the repository: its folder, relative to the checkout, and the packages of the repository it imports. */
export interface WorkspacePackage {
  name: string;
  folder: string;
  imports: string[];
}

/** All packages of the repository, by name. */
export function workspacePackages(checkout: string): Map<string, WorkspacePackage> {
  const parents = ['apps', 'libs', 'tools'].flatMap((top) => [top, ...foldersIn(checkout, top)]);
  const folders = parents.flatMap((parent) => foldersIn(checkout, parent));
  return new Map(folders.flatMap((folder) => readPackage(checkout, folder)).map((entry) => [entry.name, entry]));
}

/** The package and every package of the repository it imports, directly or not. */
export function withImports(name: string, packages: ReadonlyMap<string, WorkspacePackage>): WorkspacePackage[] {
  const found = new Map<string, WorkspacePackage>();
  const visit = (next: string): void => {
    const entry = packages.get(next);
    if (!entry || found.has(next)) return;
    found.set(next, entry);
    entry.imports.forEach(visit);
  };
  visit(name);
  return [...found.values()].sort((one, other) => one.folder.localeCompare(other.folder));
}

function readPackage(checkout: string, folder: string): WorkspacePackage[] {
  const path = join(checkout, folder, 'package.json');
  if (!existsSync(path)) return [];
  const {
    name,
    dependencies = {},
    devDependencies = {},
  } = JSON.parse(readFileSync(path, 'utf8')) as {
    name: string;
    dependencies?: Record<string, string>;
    devDependencies?: Record<string, string>;
  };
  return [{ name, folder, imports: Object.keys({ ...dependencies, ...devDependencies }) }];
}

function foldersIn(checkout: string, folder: string): string[] {
  return readdirSync(join(checkout, folder), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== 'node_modules')
    .map((entry) => join(folder, entry.name));
}
