import type { FileHandle } from 'node:fs/promises';
import { AgentError, type readFile, type ServerStream, type VerbInput } from '@constellation/agent-protocol';
import type { EtagCache } from './etag-cache.ts';
import { fileFields } from './entry-of.ts';
import { openRegular } from './open-regular.ts';
import type { WorkspaceRoot } from './workspace-root.ts';

const chunkBytes = 64 * 1024;
const sniffedBytes = 8 * 1024;

const refuseBinary = async (handle: FileHandle): Promise<void> => {
  const { buffer, bytesRead } = await handle.read(Buffer.allocUnsafe(sniffedBytes), 0, sniffedBytes, 0);
  if (buffer.subarray(0, bytesRead).includes(0)) throw new AgentError('binary');
};

/** Answers `fs.read`. */
export class ReadWorkspaceFile {
  constructor(
    private readonly root: WorkspaceRoot,
    private readonly etags: EtagCache,
  ) {}

  execute(input: VerbInput<typeof readFile>, stream: ServerStream<typeof readFile>): Promise<Record<never, never>> {
    return this.root.at(input.path, { follow: true }, async (place) => {
      const { handle, stats } = await openRegular(place);
      try {
        const size = Number(stats.size);
        const offset = Math.min(input.offset, size);
        const length = Math.min(input.length ?? size, size - offset);
        if (input.maxBytes !== undefined && length > input.maxBytes)
          throw new AgentError('too_large', { details: { size, limit: input.maxBytes } });
        if (input.text) await refuseBinary(handle);
        const etag = await this.etags.of(handle, stats);
        stream.open({ ...fileFields(stats), etag, offset, length });
        const sent = await sendRange(handle, stream, offset, length);
        const after = await handle.stat({ bigint: true });
        if (!sent || after.mtimeNs !== stats.mtimeNs || after.size !== stats.size)
          throw new AgentError('busy', { message: 'the file changed while it was read' });
        return {};
      } finally {
        await handle.close();
      }
    });
  }
}

const sendRange = async (handle: FileHandle, stream: ServerStream<typeof readFile>, offset: number, length: number): Promise<boolean> => {
  const buffer = Buffer.allocUnsafe(Math.min(chunkBytes, length));
  for (let sent = 0; sent < length;) {
    const { bytesRead } = await handle.read(buffer, 0, Math.min(buffer.length, length - sent), offset + sent);
    if (bytesRead === 0) return false;
    if (!(await stream.sendBytes(buffer.subarray(0, bytesRead)))) throw new AgentError('cancelled');
    sent += bytesRead;
  }
  return true;
};
