import { AgentError, type restoreSnapshot, type VerbInput, type VerbOutput, type WritePrecondition } from '@constellation/agent-protocol';
import { etagOfBytes, type EtagCache } from '../files/etag-cache.ts';
import { IgnoreRules } from '../files/ignore-rules.ts';
import { openIfPresent } from '../files/open-regular.ts';
import { pathNames } from '../files/path-names.ts';
import type { RemoveWorkspaceEntry } from '../files/remove-workspace-entry.ts';
import type { WorkspaceRoot } from '../files/workspace-root.ts';
import type { WriteWorkspaceFile } from '../files/write-workspace-file.ts';
import type { SnapshotNote, Snapshots } from './snapshots.ts';

type Wanted = VerbInput<typeof restoreSnapshot>['paths'][number];
type Result = VerbOutput<typeof restoreSnapshot>['results'][number];

/** Answers `snapshot.restore`, one file after the other; what happened to each is told. */
export class RestoreSnapshot {
  constructor(
    private readonly root: WorkspaceRoot,
    private readonly etags: EtagCache,
    private readonly snapshots: Snapshots,
    private readonly write: WriteWorkspaceFile,
    private readonly remove: RemoveWorkspaceEntry,
  ) {}

  async execute({ id, paths }: VerbInput<typeof restoreSnapshot>, signal: AbortSignal): Promise<VerbOutput<typeof restoreSnapshot>> {
    const note = await this.snapshots.note(id);
    const results: Result[] = [];
    for (const wanted of paths) {
      if (signal.aborted) throw new AgentError('cancelled');
      const path = pathNames(wanted.path).join('/');
      results.push(await this.#restore(id, { ...wanted, path }, note, signal).catch((error: unknown) => refused(path, error)));
    }
    return { results };
  }

  async #restore(id: string, { path, ifMatch }: Wanted, note: SnapshotNote, signal: AbortSignal): Promise<Result> {
    const kept = await this.snapshots.file(id, path);
    const current = await this.#currentEtag(path);
    const content = kept === undefined ? undefined : await this.snapshots.content(kept.blob);
    if (content === undefined ? current === undefined : current === etagOfBytes(content))
      return { path, outcome: 'unchanged', ...(current === undefined ? {} : { etag: current }) };
    if (ifMatch !== undefined && (ifMatch ?? undefined) !== current)
      return { path, outcome: 'stale', ...(current === undefined ? {} : { etag: current }) };
    if (kept === undefined || content === undefined) {
      if (!(await this.#wasAbsent(path, note)))
        throw new AgentError('refused', { message: 'the snapshot does not know whether the file existed' });
      await this.remove.execute({ path, recursive: false, ...(current === undefined ? {} : { ifMatch: current }) }, signal);
      return { path, outcome: 'removed' };
    }
    const precondition: WritePrecondition = current === undefined ? { kind: 'create' } : { kind: 'match', etag: current };
    const { etag } = await this.write.execute(
      { path, precondition, parents: true, mode: kept.mode, maxBytes: content.length },
      once(content),
    );
    return { path, outcome: 'restored', etag };
  }

  /** A file that was too large or ignored at the time is not in the snapshot either, and must not be taken for one that did not exist. */
  async #wasAbsent(path: string, note: SnapshotNote): Promise<boolean> {
    if (note.absent.includes(path)) return true;
    if (note.skipped.includes(path)) return false;
    const names = path.split('/');
    let rules = IgnoreRules.none;
    for (let depth = 0; depth < names.length; depth += 1) {
      const folder = names.slice(0, depth).join('/');
      rules = await this.root.at(folder, { follow: false }, (place) =>
        rules.enter(folder, place.name === '.' ? place.folder : `${place.at}/.`),
      );
      if (rules.ignores(names.slice(0, depth + 1).join('/'), depth + 1 < names.length)) return false;
    }
    return true;
  }

  #currentEtag(path: string): Promise<string | undefined> {
    return this.root
      .at(path, { follow: false }, async (place) => {
        const open = await openIfPresent(place);
        return open === undefined ? undefined : this.etags.of(open.handle, open.stats).finally(() => open.handle.close());
      })
      .catch((error: unknown) => {
        if (error instanceof AgentError && (error.code === 'not_found' || error.code === 'not_directory')) return undefined;
        throw error;
      });
  }
}

const refused = (path: string, error: unknown): Result => {
  if (!(error instanceof AgentError)) throw error;
  return { path, outcome: error.code === 'stale' || error.code === 'exists' ? 'stale' : 'failed' };
};

async function* once(content: Uint8Array): AsyncGenerator<Uint8Array, void> {
  if (content.length > 0) yield content;
}
