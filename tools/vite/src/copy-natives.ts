import { cp, readFile } from 'node:fs/promises';
import { dirname, join, parse } from 'node:path';
import type { Plugin } from 'vite';

interface Manifest {
  dependencies?: Record<string, string>;
  optionalDependencies?: Record<string, string>;
}

const manifestOf = async (folder: string): Promise<Manifest | undefined> => {
  const text = await readFile(join(folder, 'package.json'), 'utf8').catch(() => undefined);
  return text === undefined ? undefined : (JSON.parse(text) as Manifest);
};

/** The nearest installed copy of a package, looked for as Node does, from `start` upwards. */
const findPackage = async (name: string, start: string): Promise<{ folder: string; manifest: Manifest } | undefined> => {
  for (let at = start; ; at = dirname(at)) {
    const folder = join(at, 'node_modules', name);
    const manifest = await manifestOf(folder);
    if (manifest !== undefined) return { folder, manifest };
    if (at === parse(at).root) return undefined;
  }
};

/**
 * Binaries cannot be bundled: copies each named package, with what it depends on and the platform packages that are
 * installed, to `dist/node_modules`. The build fails when a named package or one that it needs is absent.
 */
export const copyNatives = (natives: readonly string[], root: string): Plugin => ({
  name: 'copy-natives',
  async writeBundle({ dir = '' }) {
    const copied = new Set<string>();
    const copy = async (name: string, from: string, isOptional: boolean): Promise<void> => {
      if (copied.has(name)) return;
      const found = await findPackage(name, from);
      if (found === undefined) {
        if (isOptional) return;
        throw new Error(`${name} is not installed, so it cannot be copied beside the bundle.`);
      }
      copied.add(name);
      await cp(found.folder, join(dir, 'node_modules', name), { recursive: true, dereference: true });
      for (const needed of Object.keys(found.manifest.dependencies ?? {})) await copy(needed, found.folder, false);
      for (const binding of Object.keys(found.manifest.optionalDependencies ?? {})) await copy(binding, found.folder, true);
    };
    for (const name of natives) await copy(name, root, false);
  },
});
