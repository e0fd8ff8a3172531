import type { TreeRow } from './file-tree.ts';
import { parentOf } from './path-parts.ts';

/** What a key means in a tree (WAI-ARIA tree view): another row, or opening and closing the one in focus. */
export type TreeStep = { to: string } | { expand: string } | { collapse: string } | undefined;

/** `key` as in `KeyboardEvent.key`; a single letter goes to the next name that begins with it. */
export const stepRows = (rows: readonly TreeRow[], focused: string | undefined, key: string): TreeStep => {
  const entries = rows.filter((row) => row.kind === 'entry');
  const at = entries.findIndex((row) => row.path === focused);
  const here = entries[at];
  const go = (row: TreeRow | undefined): TreeStep => (row === undefined ? undefined : { to: row.path });
  switch (key) {
    case 'ArrowDown':
      return go(entries[Math.min(at + 1, entries.length - 1)]);
    case 'ArrowUp':
      return go(entries[Math.max(at - 1, 0)]);
    case 'Home':
      return go(entries[0]);
    case 'End':
      return go(entries.at(-1));
    case 'PageDown':
      return go(entries[Math.min(at + 20, entries.length - 1)]);
    case 'PageUp':
      return go(entries[Math.max(at - 20, 0)]);
    case 'ArrowRight':
      if (here?.entry.kind !== 'folder') return undefined;
      return here.isExpanded ? go(entries[at + 1]) : { expand: here.path };
    case 'ArrowLeft':
      if (here === undefined) return undefined;
      if (here.isExpanded) return { collapse: here.path };
      return parentOf(here.path) === '' ? undefined : { to: parentOf(here.path) };
    default: {
      if (key.length !== 1 || key === ' ') return undefined;
      const wanted = key.toLowerCase();
      const after = [...entries.slice(at + 1), ...entries.slice(0, at + 1)];
      return go(after.find((row) => row.entry.name.toLowerCase().startsWith(wanted)));
    }
  }
};
