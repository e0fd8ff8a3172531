import { constants, createReadStream, lstatSync, readdirSync, readlinkSync } from 'node:fs';
import { mkdir, open, symlink, unlink } from 'node:fs/promises';
import { AgentError } from '@constellation/agent-protocol';
import type { DurableWrite } from './durable-write.ts';
import { requireFree } from './move-workspace-entry.ts';
import { isTemporary, joinPath } from './path-names.ts';
import { syncFolder } from './sync-folder.ts';
import type { WorkspaceRoot } from './workspace-root.ts';

const { O_NOFOLLOW, O_NONBLOCK, O_RDONLY } = constants;
const maxEntries = 100_000;

/** Copies files, links (as links) and folders. What is neither is left out. */
export class CopyWorkspaceEntry {
  constructor(
    private readonly root: WorkspaceRoot,
    private readonly durableWrite: DurableWrite,
  ) {}

  async execute(input: { from: string; to: string; overwrite: boolean }, signal: AbortSignal): Promise<{ entries: number }> {
    const pairs = [{ from: input.from, to: input.to }];
    let entries = 0;
    for (let pair = pairs.shift(); pair !== undefined; pair = pairs.shift()) {
      if (signal.aborted) throw new AgentError('cancelled');
      entries += 1;
      if (entries > maxEntries) throw new AgentError('limit', { message: 'too many entries for one copy' });
      const isTop = entries === 1;
      const { from, to } = pair;
      const names = await this.#copyOne(from, to, isTop ? input.overwrite : false);
      pairs.push(...names.map((name) => ({ from: joinPath(from, name), to: joinPath(to, name) })));
    }
    return { entries };
  }

  /** Answers a folder's names, which are to be copied next. */
  #copyOne(from: string, to: string, overwrite: boolean): Promise<string[]> {
    return this.root.at(from, { follow: false }, (source) =>
      this.root.at(to, { follow: false }, async (target) => {
        if (source.name === '.' || `${target.path}/`.startsWith(`${source.path}/`))
          throw new AgentError('invalid_input', { message: 'a folder does not go into itself' });
        const stats = lstatSync(source.at);
        requireFree(target, overwrite && !stats.isDirectory());
        if (stats.isDirectory()) {
          await mkdir(target.at, stats.mode & 0o777);
          await syncFolder(target.folder);
          return readdirSync(source.at).filter((name) => !isTemporary(name));
        }
        if (stats.isSymbolicLink()) {
          if (overwrite) await unlink(target.at).catch(() => undefined);
          await symlink(readlinkSync(source.at), target.at);
          await syncFolder(target.folder);
        } else if (stats.isFile()) {
          const handle = await open(source.at, O_RDONLY | O_NOFOLLOW | O_NONBLOCK);
          const body = createReadStream('', { fd: handle, highWaterMark: 64 * 1024 }) as AsyncIterable<Uint8Array>;
          const precondition = overwrite ? { kind: 'overwrite' as const } : { kind: 'create' as const };
          await this.durableWrite.execute(target, { precondition, mode: stats.mode & 0o777, maxBytes: Number.MAX_SAFE_INTEGER }, body);
        }
        return [];
      }),
    );
  }
}
