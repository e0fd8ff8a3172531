import { createHash, randomBytes } from 'node:crypto';
import { accessSync, type BigIntStats, constants } from 'node:fs';
import { type FileHandle, open, rename, unlink } from 'node:fs/promises';
import { AgentError, type WritePrecondition } from '@constellation/agent-protocol';
import type { EtagCache } from './etag-cache.ts';
import { fileFields } from './entry-of.ts';
import { openIfPresent } from './open-regular.ts';
import { ownTemporaryPrefix } from './sweep-temporaries.ts';
import type { PathLocks } from './path-locks.ts';
import { syncFolder } from './sync-folder.ts';
import type { Place } from './workspace-root.ts';

const { O_CREAT, O_EXCL, O_NOFOLLOW, O_RDWR } = constants;

export interface WriteRequest {
  precondition: WritePrecondition;
  mode: number | undefined;
  maxBytes: number;
}

export interface WrittenFile {
  etag: string;
  size: number;
  mtimeMs: number;
  mode: number;
  created: boolean;
}

/** Replaces or creates files so that after any failure or loss of power the old content or the new is there, whole. */
export class DurableWrite {
  constructor(
    private readonly etags: EtagCache,
    private readonly locks: PathLocks,
  ) {}

  async execute(place: Place, request: WriteRequest, body: AsyncIterable<Uint8Array>): Promise<WrittenFile> {
    await this.#current(place, request.precondition);
    const temporary = place.folder.slice(0, -1) + ownTemporaryPrefix + randomBytes(8).toString('hex');
    const handle = await open(temporary, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW, 0o600);
    try {
      const hash = await receive(handle, body, request.maxBytes);
      return await this.locks.run(place.path, async () => {
        const before = await this.#current(place, request.precondition);
        await handle.chmod(before === undefined ? (request.mode ?? 0o644) : Number(before.mode) & 0o777);
        await handle.sync();
        await rename(temporary, place.at);
        await syncFolder(place.folder);
        const stats = await handle.stat({ bigint: true });
        return { etag: this.etags.ofWritten(stats, hash), ...fileFields(stats), created: before === undefined };
      });
    } catch (error) {
      await unlink(temporary).catch(() => undefined);
      throw error;
    } finally {
      await handle.close();
    }
  }

  /** What is there now; throws when it is not what the writer expects, or not to be written. */
  async #current(place: Place, precondition: WritePrecondition): Promise<BigIntStats | undefined> {
    const open = await openIfPresent(place);
    if (open === undefined) {
      if (precondition.kind === 'match') throw new AgentError('stale', { message: 'the file is gone' });
      return undefined;
    }
    const { handle, stats } = open;
    try {
      if (precondition.kind === 'create') throw new AgentError('exists');
      if (precondition.kind === 'match') {
        const currentEtag = await this.etags.of(handle, stats);
        if (currentEtag !== precondition.etag) throw new AgentError('stale', { details: { currentEtag } });
      }
      // The rename would replace a file that its owner has made read-only.
      accessSync(`/proc/self/fd/${handle.fd}`, constants.W_OK);
      return stats;
    } finally {
      await handle.close();
    }
  }
}

const receive = async (handle: FileHandle, body: AsyncIterable<Uint8Array>, maxBytes: number): Promise<string> => {
  const hash = createHash('sha256');
  let size = 0;
  for await (const chunk of body) {
    size += chunk.length;
    if (size > maxBytes) throw new AgentError('too_large', { details: { limit: maxBytes } });
    hash.update(chunk);
    await writeAll(handle, chunk);
  }
  return hash.digest('hex');
};

/** A full disk may take part of a chunk before it refuses. */
const writeAll = async (handle: FileHandle, chunk: Uint8Array): Promise<void> => {
  for (let at = 0; at < chunk.length;) at += (await handle.write(chunk, at, chunk.length - at)).bytesWritten;
};
