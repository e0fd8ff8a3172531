import { AgentError, type Entry, type listFolder, type listTree, type ServerStream, type VerbTrailer } from '@constellation/agent-protocol';
import { packed } from '../packed.ts';
import { IgnoreRules } from './ignore-rules.ts';
import { readCursor, writeCursor } from './tree-cursor.ts';
import { TreeWalk } from './tree-walk.ts';
import type { WorkspaceRoot } from './workspace-root.ts';

export interface ListInput {
  path: string;
  depth: number;
  limit: number;
  cursor: string | undefined;
  respectIgnore: boolean;
}

/** Answers `fs.list` and `fs.tree`. */
export class ListWorkspace {
  constructor(private readonly root: WorkspaceRoot) {}

  async execute(
    input: ListInput,
    stream: ServerStream<typeof listTree> | ServerStream<typeof listFolder>,
  ): Promise<VerbTrailer<typeof listTree>> {
    const walk = new TreeWalk({ depth: input.depth, respectIgnore: input.respectIgnore, after: readCursor(input.cursor) });
    return this.root.at(input.path, { follow: true }, async (place) => {
      const rules = await IgnoreRules.above(this.root, place.path === '' ? [] : place.path.split('/'));
      const page = new Page(input.limit, place.path);
      const entries = page.of(walk.entries(place.at, place.path, rules));
      // Opening the folder may fail, and that is the answer; so look before saying that the stream is open.
      const first = await entries.next();
      stream.open({});
      if (first.done === true) return {};
      for await (const batch of packed(startingWith(first.value, entries)))
        if (!(await stream.sendItem({ entries: batch }))) throw new AgentError('cancelled');
      return page.nextCursor === undefined ? {} : { nextCursor: page.nextCursor };
    });
  }
}

/** Takes `limit` entries and remembers where it stopped when there are more. */
class Page {
  nextCursor: string | undefined;

  constructor(
    private readonly limit: number,
    private readonly folder: string,
  ) {}

  async *of(entries: AsyncIterable<Entry>): AsyncGenerator<Entry, void> {
    let last: Entry | undefined;
    let count = 0;
    for await (const entry of entries) {
      if (count === this.limit && last !== undefined) {
        const path = this.folder === '' ? last.path : last.path.slice(this.folder.length + 1);
        this.nextCursor = writeCursor(path, last.kind === 'directory');
        return;
      }
      count += 1;
      last = entry;
      yield entry;
    }
  }
}

async function* startingWith<Item>(first: Item, rest: AsyncIterable<Item>): AsyncGenerator<Item, void> {
  yield first;
  yield* rest;
}
