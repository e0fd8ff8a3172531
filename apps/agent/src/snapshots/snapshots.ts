import {
  AgentError,
  type createSnapshot,
  type listSnapshots,
  type Snapshot,
  type VerbInput,
  type VerbOutput,
} from '@constellation/agent-protocol';
import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { PathLocks } from '../files/path-locks.ts';
import { GitFailure, type ShadowGit } from './shadow-git.ts';
import type { RecordedTree, WorkTree } from './work-tree.ts';

const prefix = 'refs/snapshots/';
const shownSkipped = 200;

/** What a snapshot remembers besides its files. */
const noteSchema = z.object({ skipped: z.array(z.string()), absent: z.array(z.string()) });
export type SnapshotNote = z.output<typeof noteSchema>;

export interface KeptFile {
  blob: string;
  mode: number;
}

/** Snapshots as commits of a {@link ShadowGit}, each on its own, each with a reference named by its time. */
export class Snapshots {
  readonly #turns = new PathLocks();

  constructor(
    private readonly git: ShadowGit,
    private readonly workTree: WorkTree,
  ) {}

  create({ label, include }: VerbInput<typeof createSnapshot>): Promise<VerbOutput<typeof createSnapshot>> {
    return this.#turns.run('index', async () => {
      const { tree, files, skipped, absent } = await this.workTree.record(include);
      const createdAtMs = Date.now();
      const title = label.replaceAll(/\s+/g, ' ').trim();
      const note: SnapshotNote = { skipped, absent };
      const nonce = randomBytes(4).toString('hex');
      const id = (await this.git.run(['commit-tree', tree], `${title === '' ? '-' : title}\n\n${JSON.stringify(note)}\n${nonce}\n`)).trim();
      await this.git.run(['update-ref', `${prefix}${String(createdAtMs).padStart(15, '0')}-${nonce}`, id]);
      return { id, label: title, createdAtMs, files, skipped: skipped.slice(0, shownSkipped) };
    });
  }

  /** The workspace's files as they are now, without a snapshot of them. */
  record(): Promise<RecordedTree> {
    return this.#turns.run('index', () => this.workTree.record([]));
  }

  async list({ limit, cursor }: VerbInput<typeof listSnapshots>): Promise<VerbOutput<typeof listSnapshots>> {
    const output = await this.git.run(['for-each-ref', '--sort=-refname', '--format=%(refname) %(objectname) %(contents:subject)', prefix]);
    const all = output
      .split('\n')
      .filter((line) => line !== '' && (cursor === undefined || line.slice(0, line.indexOf(' ')) < prefix + cursor));
    const page = all.slice(0, limit);
    const last = page[page.length - 1];
    const snapshots = page.map(readReference);
    return all.length > limit && last !== undefined
      ? { snapshots, nextCursor: last.slice(prefix.length, last.indexOf(' ')) }
      : { snapshots };
  }

  /** The file a snapshot keeps at a path; undefined when it keeps none. Throws `not_found` for an unknown snapshot. */
  async file(id: string, path: string): Promise<KeptFile | undefined> {
    const output = await this.#known(() => this.git.run(['ls-tree', '-z', id, '--', path]));
    const found = /^(\d{6}) blob ([0-9a-f]{40})\t/.exec(output);
    return found === null ? undefined : { mode: Number.parseInt(found[1] ?? '', 8) & 0o777, blob: found[2] ?? '' };
  }

  content(blob: string): Promise<Buffer> {
    return this.git.bytes(['cat-file', 'blob', blob]);
  }

  async note(id: string): Promise<SnapshotNote> {
    const message = await this.#known(() => this.git.run(['show', '--no-patch', '--format=%b', id]));
    return noteSchema.parse(JSON.parse(message.split('\n')[0] ?? ''));
  }

  /** Throws `not_found` instead of what git says of an id it does not know. */
  async #known<Result>(work: () => Promise<Result>): Promise<Result> {
    try {
      return await work();
    } catch (error) {
      if (error instanceof GitFailure) throw new AgentError('not_found', { message: 'there is no such snapshot', cause: error });
      throw error;
    }
  }
}

const readReference = (line: string): Snapshot => {
  const [reference = '', id = '', ...label] = line.split(' ');
  return {
    id,
    label: label.join(' ') === '-' ? '' : label.join(' '),
    createdAtMs: Number(reference.slice(prefix.length, prefix.length + 15)),
  };
};
