import { AgentError } from '@constellation/agent-protocol';

/** How entries of one folder are ordered: folders first, then by name. */
export interface Ranked {
  name: string;
  isFolder: boolean;
}

export const compareRanked = (first: Ranked, second: Ranked): number => {
  if (first.isFolder !== second.isFolder) return first.isFolder ? -1 : 1;
  return first.name < second.name ? -1 : first.name > second.name ? 1 : 0;
};

/** Where a page ended, relative to the listed folder: `d` or `f`, then the path of the last entry. */
export const writeCursor = (path: string, isFolder: boolean): string => `${isFolder ? 'd' : 'f'}${path}`;

/** The position as one ranked name per level. Throws `invalid_input`. */
export const readCursor = (cursor: string | undefined): Ranked[] => {
  if (cursor === undefined) return [];
  const names = cursor.slice(1).split('/');
  if (!/^[df]./.test(cursor) || names.includes('')) throw new AgentError('invalid_input', { message: 'this cursor was not made here' });
  return names.map((name, index) => ({ name, isFolder: index < names.length - 1 || cursor.startsWith('d') }));
};
