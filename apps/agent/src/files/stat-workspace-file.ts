import { AgentError, type Entry, type statFile, type VerbInput, type VerbOutput } from '@constellation/agent-protocol';
import type { EtagCache } from './etag-cache.ts';
import { entryOf } from './entry-of.ts';
import { openRegular } from './open-regular.ts';
import type { WorkspaceRoot } from './workspace-root.ts';

/** Answers `fs.stat`. */
export class StatWorkspaceFile {
  constructor(
    private readonly root: WorkspaceRoot,
    private readonly etags: EtagCache,
  ) {}

  execute({ path, follow, etag }: VerbInput<typeof statFile>): Promise<VerbOutput<typeof statFile>> {
    return this.root.at(path, { follow }, async (place) => {
      const entry = await this.#withTarget(entryOf(place.path, place.at));
      if (!etag || entry.kind !== 'file') return entry;
      const { handle, stats } = await openRegular(place);
      try {
        return { ...entry, etag: await this.etags.of(handle, stats) };
      } finally {
        await handle.close();
      }
    });
  }

  /** Says what a link leads to, when that is inside the workspace. */
  async #withTarget(entry: Entry): Promise<Entry> {
    if (entry.kind !== 'link') return entry;
    try {
      const targetKind = await this.root.at(entry.path, { follow: true }, (place) => entryOf(place.path, place.at).kind);
      return { ...entry, targetKind };
    } catch (error) {
      if (error instanceof AgentError) return entry;
      throw error;
    }
  }
}
