import { type BigIntStats, lstatSync, readlinkSync, type Stats } from 'node:fs';
import type { Entry, EntryKind } from '@constellation/agent-protocol';

const kindOf = (stats: Stats | BigIntStats): EntryKind =>
  stats.isFile() ? 'file' : stats.isDirectory() ? 'directory' : stats.isSymbolicLink() ? 'link' : 'other';

/** Size, time and permission bits as the protocol writes them. */
export const fileFields = (stats: Stats | BigIntStats): { size: number; mtimeMs: number; mode: number } => ({
  size: stats.isDirectory() ? 0 : Number(stats.size),
  mtimeMs: Math.floor(Number(stats.mtimeMs)),
  mode: Number(stats.mode) & 0o7777,
});

/** Describes what is at `at`, never following it. Throws when it is gone. */
export const entryOf = (path: string, at: string): Entry => {
  const stats = lstatSync(at);
  const entry: Entry = { path, kind: kindOf(stats), ...fileFields(stats) };
  return stats.isSymbolicLink() ? { ...entry, target: readlinkSync(at) } : entry;
};
