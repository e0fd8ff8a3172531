import type { DiskChange } from '../../../platform/disk-watch.ts';
import type { WorkspaceFiles } from '../../../platform/workspace-files.ts';

/** A file as it lies in the workspace. */
export interface FileOnDisk {
  bytes: Uint8Array;
  tag: string;
}

/** What a write replaces: the content of this tag, or nothing. */
export type ExpectedContent = { tag: string } | 'new';

/**
 * Reading and writing whole files, as the editor needs it. Failures are `OperationError`s: `file.not_found`, `file.changed` (somebody wrote it since),
 * `file.disk_full` and the like.
 */
export interface FileAccess {
  stat: (path: string) => Promise<{ tag: string; size: number }>;
  read: (path: string) => Promise<FileOnDisk>;
  /** Resolves once it is durable. */
  write: (path: string, bytes: Uint8Array<ArrayBuffer>, expected: ExpectedContent) => Promise<{ tag: string }>;
}

export type WatchFiles = (listener: (change: DiskChange) => void) => () => void;

export const fileAccessOf = (files: WorkspaceFiles): FileAccess => ({
  stat: (path) => files.stat(path),
  read: (path) => files.read(path),
  write: (path, bytes, expected) => files.write(path, bytes, expected === 'new' ? 'create' : { ifMatch: expected.tag }),
});
