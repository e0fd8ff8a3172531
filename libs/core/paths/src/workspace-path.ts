const encoder = new TextEncoder();

/** Longest path in bytes (Linux `PATH_MAX` less the terminator and the root in front of it). */
export const maxPathBytes = 3_500;
/** Longest single name in bytes (`NAME_MAX`). */
export const maxNameBytes = 255;

/** Why a path was refused: each has its own sentence for a person. */
export type PathFault = 'nul' | 'too-long' | 'name-too-long' | 'outside';

export type ParsedPath = { path: string } | { fault: PathFault };

/**
 * Reads a path below a workspace's root: `/` separated, a leading `/` and `./` are dropped, `a/../b` is resolved by text.
 * The root itself is `''`. A path that climbs above the root is `outside`. Links are not looked at: whoever opens the
 * path must not follow them out.
 */
export const parseWorkspacePath = (raw: string): ParsedPath => {
  if (raw.includes('\0')) return { fault: 'nul' };
  if (encoder.encode(raw).length > maxPathBytes) return { fault: 'too-long' };
  const names: string[] = [];
  for (const name of raw.split('/')) {
    if (name === '' || name === '.') continue;
    if (name === '..') {
      if (names.pop() === undefined) return { fault: 'outside' };
      continue;
    }
    if (encoder.encode(name).length > maxNameBytes) return { fault: 'name-too-long' };
    names.push(name);
  }
  return { path: names.join('/') };
};
