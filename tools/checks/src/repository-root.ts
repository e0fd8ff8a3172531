import { resolve } from 'node:path';

/** The folder of the root package.json. */
export const repositoryRoot = resolve(import.meta.dirname, '../../..');
