import { closeSync, copyFileSync, fstatSync, openSync, readSync, statSync, truncateSync } from 'node:fs';

const rotateAtBytes = 20 * 1024 * 1024;

/** Keeps one older copy of a log that has grown over 20 MB. Its writer, who appends, goes on writing to the same file. */
export function rotateLog(path: string): void {
  try {
    if (statSync(path).size <= rotateAtBytes) return;
    copyFileSync(path, `${path}.1`);
    truncateSync(path, 0);
  } catch {
    return; // not written yet
  }
}

/** The last lines of a log, for a person who must see why its writer ended. */
export function lastLines(path: string, count: number): string[] {
  try {
    const file = openSync(path, 'r');
    try {
      const length = Math.min(fstatSync(file).size, 64 * 1024);
      const bytes = Buffer.alloc(length);
      readSync(file, bytes, 0, length, fstatSync(file).size - length);
      return bytes.toString('utf8').trimEnd().split('\n').slice(-count);
    } finally {
      closeSync(file);
    }
  } catch {
    return [];
  }
}
