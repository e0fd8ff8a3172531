import { createHash } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';
import type { BigIntStats } from 'node:fs';

/** Above this a file is not read to answer for its tag. */
export const hashedBytes = 32 * 1024 * 1024;
const chunkBytes = 256 * 1024;
const maxEntries = 5_000;
/** A file changed this recently may change again within the same clock tick of the file system; its tag is not kept. */
const settledMs = 100;

const identityOf = (stats: BigIntStats): string => `${stats.dev}:${stats.ino}:${stats.size}:${stats.mtimeNs}:${stats.ctimeNs}`;

export const etagOfBytes = (bytes: Uint8Array): string => `sha256-${createHash('sha256').update(bytes).digest('hex')}`;

/** Tags of files by content, kept while inode, size and times stay the same. */
export class EtagCache {
  readonly #tags = new Map<string, string>();

  /** The tag of an open file. Reads all of it unless it is known or very large. */
  async of(handle: FileHandle, stats: BigIntStats): Promise<string> {
    const identity = identityOf(stats);
    if (Number(stats.size) > hashedBytes) return `stat-${createHash('sha256').update(identity).digest('hex')}`;
    const known = this.#tags.get(identity);
    if (known !== undefined) return known;
    const hash = createHash('sha256');
    const buffer = Buffer.allocUnsafe(Math.min(chunkBytes, Number(stats.size) + 1));
    for (let at = 0; ;) {
      const { bytesRead } = await handle.read(buffer, 0, buffer.length, at);
      if (bytesRead === 0) break;
      hash.update(buffer.subarray(0, bytesRead));
      at += bytesRead;
    }
    const tag = `sha256-${hash.digest('hex')}`;
    this.remember(stats, tag);
    return tag;
  }

  remember(stats: BigIntStats, tag: string): void {
    if (Date.now() - Number(stats.mtimeNs / 1_000_000n) < settledMs) return;
    if (this.#tags.size >= maxEntries) this.#tags.delete(this.#tags.keys().next().value ?? '');
    this.#tags.set(identityOf(stats), tag);
  }

  /** The tag of bytes just written to `stats`' file. */
  ofWritten(stats: BigIntStats, hash: string): string {
    return Number(stats.size) > hashedBytes ? `stat-${createHash('sha256').update(identityOf(stats)).digest('hex')}` : `sha256-${hash}`;
  }
}
