import {
  AgentError,
  type diffSnapshot,
  type ServerStream,
  type SnapshotChange,
  type VerbInput,
  type VerbTrailer,
} from '@constellation/agent-protocol';
import { pathNames } from '../files/path-names.ts';
import { packed } from '../packed.ts';
import { blobEtags } from './blob-etags.ts';
import { GitFailure, type ShadowGit } from './shadow-git.ts';
import type { Snapshots } from './snapshots.ts';
import type { WorkTree } from './work-tree.ts';

interface RawChange {
  path: string;
  status: string;
  before: string;
  after: string;
}

const nothing = '0'.repeat(40);

/** Answers `snapshot.diff`. */
export class DiffSnapshot {
  constructor(
    private readonly git: ShadowGit,
    private readonly snapshots: Snapshots,
    private readonly workTree: WorkTree,
  ) {}

  async execute(
    input: VerbInput<typeof diffSnapshot>,
    stream: ServerStream<typeof diffSnapshot>,
  ): Promise<VerbTrailer<typeof diffSnapshot>> {
    const later = input.to ?? (await this.snapshots.record()).tree;
    const paths = input.paths?.map((path) => pathNames(path).join('/'));
    const found = (await this.#raw(input.from, later)).filter(
      ({ path }) => paths === undefined || paths.some((wanted) => wanted === '' || path === wanted || path.startsWith(`${wanted}/`)),
    );
    const tags = await blobEtags(
      this.git,
      found.flatMap(({ before, after }) => [before, after]).filter((id) => id !== nothing),
    );
    stream.open({});
    const changes = await Promise.all(found.map((raw) => this.#describe(raw, tags, input.to === undefined)));
    for await (const batch of packed(changes)) if (!(await stream.sendItem({ changes: batch }))) throw new AgentError('cancelled');
    return { changes: changes.length };
  }

  async #raw(from: string, to: string): Promise<RawChange[]> {
    let output: string;
    try {
      output = await this.git.run(['diff-tree', '-r', '-z', '--no-renames', from, to]);
    } catch (error) {
      if (error instanceof GitFailure) throw new AgentError('not_found', { message: 'there is no such snapshot', cause: error });
      throw error;
    }
    const parts = output.split('\0');
    const changes: RawChange[] = [];
    for (let at = 0; at + 1 < parts.length; at += 2) {
      const [, , before = nothing, after = nothing, status = ''] = (parts[at] ?? '').split(' ');
      changes.push({ path: parts[at + 1] ?? '', status, before, after });
    }
    return changes;
  }

  async #describe({ path, status, before, after }: RawChange, tags: ReadonlyMap<string, string>, isNow: boolean): Promise<SnapshotChange> {
    const was = tags.get(before);
    const is = tags.get(after);
    const isOversized = isNow && status === 'D' && (await this.workTree.presenceOf(path)) === 'unkept';
    const change = isOversized ? 'oversized' : status === 'A' ? 'added' : status === 'D' ? 'deleted' : 'modified';
    return { path, change, ...(was === undefined ? {} : { before: was }), ...(is === undefined ? {} : { after: is }) };
  }
}
