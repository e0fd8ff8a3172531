import type { Entry } from '@constellation/agent-protocol';
import type { FileEntry } from '@constellation/contracts-workspace';
import { nameOf } from '@constellation/core-paths';

const kinds = { file: 'file', directory: 'folder', link: 'link', other: 'other' } as const;

/** An agent's entry as people see it. A date that no clock has is the beginning of time. */
export const toFileEntry = (entry: Entry): FileEntry => ({
  path: entry.path,
  name: nameOf(entry.path),
  kind: kinds[entry.kind],
  size: entry.kind === 'file' ? entry.size : 0,
  modifiedAt: instantOf(entry.mtimeMs),
  ...(entry.ignored === true ? { ignored: true } : {}),
  ...(entry.kind === 'file' && (entry.mode & 0o111) !== 0 ? { executable: true } : {}),
});

/** RFC 3339 with milliseconds; a file's time may be anything, since its owner sets it. */
export const instantOf = (ms: number): string => {
  const within = Number.isFinite(ms) ? Math.min(Math.max(ms, 0), 253_402_300_799_999) : 0;
  return new Date(within).toISOString();
};
