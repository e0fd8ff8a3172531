/// <reference types="vite/types/importMeta.d.ts" />
import type { OutputOf } from '@constellation/contracts-kernel';
import type { getSeed } from '@constellation/contracts-project';

export type SeedFile = OutputOf<typeof getSeed>['files'][number];

// Part of the program, so that a release and its templates cannot come apart.
const contents = import.meta.glob<string>('../../templates/**/*', { query: '?raw', import: 'default', eager: true, exhaustive: true });

const folder = '../../templates/';

/** The files of one template, sorted by path. */
export const templateFiles = (slug: string): SeedFile[] => {
  const prefix = `${folder}${slug}/`;
  const own = Object.entries(contents).filter(([path]) => path.startsWith(prefix));
  const files = own.map(([path, text]) => ({
    path: path.slice(prefix.length),
    contentBase64: Buffer.from(text).toString('base64'),
    executable: path.endsWith('.sh'),
  }));
  return files.toSorted((a, b) => (a.path < b.path ? -1 : 1));
};
