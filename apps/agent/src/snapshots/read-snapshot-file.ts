import { AgentError, type readSnapshot, type ServerStream, type VerbInput } from '@constellation/agent-protocol';
import { etagOfBytes } from '../files/etag-cache.ts';
import { pathNames } from '../files/path-names.ts';
import type { Snapshots } from './snapshots.ts';

/** Answers `snapshot.read`. */
export const readSnapshotFile =
  (snapshots: Snapshots) =>
  async ({ id, path }: VerbInput<typeof readSnapshot>, stream: ServerStream<typeof readSnapshot>): Promise<Record<never, never>> => {
    const kept = await snapshots.file(id, pathNames(path).join('/'));
    if (kept === undefined) throw new AgentError('not_found', { message: 'the snapshot keeps no such file' });
    const content = await snapshots.content(kept.blob);
    stream.open({ size: content.length, mode: kept.mode, etag: etagOfBytes(content) });
    await stream.sendBytes(content);
    return {};
  };
