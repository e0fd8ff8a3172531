import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Plugin } from 'vite';

/** Writes the `package.json` that makes Node read the output as ESM wherever it is copied to. */
export const modulePackage: Plugin = {
  name: 'module-package',
  async writeBundle({ dir = '' }) {
    await writeFile(join(dir, 'package.json'), `${JSON.stringify({ type: 'module' })}\n`);
  },
};
