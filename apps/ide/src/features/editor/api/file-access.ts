/** A file as it lies in the workspace. */
export interface FileOnDisk {
  bytes: Uint8Array;
  tag: string;
}

/**
 * Reading and writing whole files, as the editor needs it. Failures are `OperationError`s: `file.not_found`, `file.changed` (somebody wrote it since),
 * `file.disk_full` and the like.
 */
export interface FileAccess {
  stat: (path: string) => Promise<{ tag: string; size: number }>;
  read: (path: string) => Promise<FileOnDisk>;
  /** `expected` is the tag of the content that is replaced, or `new` when the file must not exist. Resolves once it is durable. */
  write: (path: string, bytes: Uint8Array, expected: string | 'new') => Promise<{ tag: string }>;
}

/** What changed on disk: paths, or `everything` when changes were lost and all must be looked at again. */
export type DiskChange = { kind: 'paths'; paths: readonly string[] } | { kind: 'everything' };

export type WatchFiles = (listener: (change: DiskChange) => void) => () => void;
