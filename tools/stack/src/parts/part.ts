/** Where a program of the stack came from. */
export type PartSource = 'PATH' | 'mongodb-memory-server' | 'PyPI' | 'system package' | 'redis-memory-server' | 'Playwright';

/** A program the stack runs but did not write, as it was found on this machine. */
export interface Part {
  name: 'mongod' | 'redis-server' | 'chromium';
  path: string;
  version: string;
  source: PartSource;
  /** SHA-256 of the file at `path`, in hex. */
  sha256: string;
}

/** What every search for a part may be told; all of it is optional. */
export interface PartSearch {
  /** Where fetched programs are kept. Default: `cacheFolder()`. */
  cache?: string;
  env?: NodeJS.ProcessEnv;
  /** Called with one sentence before anything slow, such as a download. */
  report?: (sentence: string) => void;
  /** Aborting it ends a download or an installation under way. */
  signal?: AbortSignal;
}

/** A part could not be had. Its message is one sentence: which part, why it is needed, and the exact command that gets it. */
export class PartMissing extends Error {
  override readonly name = 'PartMissing';
}
