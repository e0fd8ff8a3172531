import type { Browser } from '../client/browser.ts';
import { runInWorkspace } from '../client/run-in-workspace.ts';

const make = `mkdir -p tree && cd tree && for folder in $(seq 1 100); do mkdir -p folder-$folder; (cd folder-$folder && touch $(seq -f 'file-%g.ts' 1 99)); done`;
const entries = 10_000;

/** Milliseconds of listing 10,000 entries (100 folders of 99 files), by pages of 1,000, each round from the first page on. */
export const measureTree = async (browser: Browser, workspaceId: string, rounds: number): Promise<number[]> => {
  await runInWorkspace(browser, workspaceId, make);
  const took: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const begun = performance.now();
    const found = await listAll(browser, `/workspaces/${workspaceId}/tree?path=tree&depth=2&limit=1000`);
    took.push(performance.now() - begun);
    if (found !== entries) throw new Error(`The tree has ${found} entries, not ${entries}.`);
  }
  return took;
};

const listAll = async (browser: Browser, path: string): Promise<number> => {
  let found = 0;
  for (let cursor: string | undefined = ''; cursor !== undefined;) {
    const page: { items: unknown[]; nextCursor?: string } = await browser.call(
      'GET',
      cursor === '' ? path : `${path}&cursor=${encodeURIComponent(cursor)}`,
    );
    found += page.items.length;
    cursor = page.nextCursor;
  }
  return found;
};
