import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Plugin } from 'vite';

/** A map of all dependencies costs 150 MB and 350 ms at each start, so the vendor chunk ships without one. */
export const noVendorMap: Plugin = {
  name: 'no-vendor-map',
  async writeBundle({ dir = '' }, bundle) {
    for (const chunk of Object.values(bundle)) {
      if (chunk.type !== 'chunk' || chunk.name !== 'vendor') continue;
      const file = join(dir, chunk.fileName);
      await rm(`${file}.map`, { force: true });
      await writeFile(file, (await readFile(file, 'utf8')).replace(/\n\/\/# sourceMappingURL=.*\s*$/, '\n'));
    }
  },
};
