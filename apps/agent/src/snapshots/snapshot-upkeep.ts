import type { ShadowGit } from './shadow-git.ts';

/** Loose objects beyond which they are packed; git's own threshold. */
const defaultLimit = 6_700;
/** Objects of no snapshot, such as those of a comparison, are kept this long: one may be in the making. */
const pruneAge = '2.hours.ago';

/** Keeps the snapshots' repository small, beside the work that goes on in it. */
export class SnapshotUpkeep {
  #running: Promise<void> | undefined;

  constructor(
    private readonly git: ShadowGit,
    private readonly limit = defaultLimit,
  ) {}

  /** Packs objects when there are many. Only one runs at a time. */
  run(): Promise<void> {
    this.#running ??= this.#pack().finally(() => (this.#running = undefined));
    return this.#running;
  }

  async #pack(): Promise<void> {
    const loose = Number.parseInt(await this.git.run(['count-objects']), 10);
    if (loose <= this.limit) return;
    await this.git.run(['-c', 'pack.threads=1', 'gc', '--quiet', `--prune=${pruneAge}`]);
  }
}
