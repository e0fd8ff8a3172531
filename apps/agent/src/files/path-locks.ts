/** Lets writers of one path go one after the other. */
export class PathLocks {
  readonly #tails = new Map<string, Promise<unknown>>();

  async run<Result>(path: string, work: () => Promise<Result>): Promise<Result> {
    const before = this.#tails.get(path) ?? Promise.resolve();
    const mine = before.then(work, work);
    const tail = mine.catch(() => undefined);
    this.#tails.set(path, tail);
    try {
      return await mine;
    } finally {
      if (this.#tails.get(path) === tail) this.#tails.delete(path);
    }
  }
}
