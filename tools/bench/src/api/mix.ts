import type { Shares } from '../load/deal.ts';

/**
 * What people ask, in per cent: 80 reads to 20 writes. Files and trees go to the ten people whose workspaces run, the
 * rest to all.
 */
export const mix = {
  'list projects': 18,
  'get project': 18,
  'get workspace': 8,
  'who am I': 8,
  'list templates': 3,
  'list tree': 5,
  'read file': 20,
  'write file': 10,
  'describe project': 4,
  'create project': 1,
  'refresh session': 5,
} satisfies Shares<string>;

/** One kind of request. */
export type RequestKind = keyof typeof mix;

/** The kinds that change something. */
export const writes: readonly RequestKind[] = ['write file', 'describe project', 'create project', 'refresh session'];
