import type { Browser } from 'playwright-core';
import type { CountingProxy } from './counting-proxy.ts';
import type { PageSite } from './page-site.ts';
import { type Conditions, type Fetched, Visitor } from './visitor.ts';

const limitMs = 90_000;
const settleMs = 1500;

/** One visit of the workbench by a browser with an empty cache; times in milliseconds from the start of the navigation. */
export interface Visit {
  firstPaintMs: number;
  paintMs: number;
  shellMs: number;
  editorMs: number;
  promptMs: number;
  /** Until the editor was ready, everything that came over the wire. */
  bytes: number;
  fetched: readonly Fetched[];
  heap: number;
}

/** Opens the workbench with a file until its text is coloured, and on until the terminal shows its prompt. */
export const measureWorkbench = async (browser: Browser, proxy: CountingProxy, site: PageSite, conditions: Conditions): Promise<Visit> => {
  const visitor = await Visitor.arrive(browser, proxy, conditions, site.cookies);
  try {
    await visitor.page.goto(site.workbench, { waitUntil: 'commit', timeout: limitMs });
    await visitor.page.waitForFunction(() => window.readiness.editorMs !== undefined, undefined, { timeout: limitMs });
    const bytes = visitor.bytes();
    await visitor.page.waitForFunction(() => window.readiness.promptMs !== undefined, undefined, { timeout: limitMs });
    const { shellMs = Number.NaN, editorMs = Number.NaN, promptMs = Number.NaN } = await visitor.page.evaluate(() => window.readiness);
    const { first: firstPaintMs, contentful: paintMs } = await visitor.paints();
    await visitor.page.waitForTimeout(settleMs);
    return { firstPaintMs, paintMs, shellMs, editorMs, promptMs, bytes, fetched: visitor.fetched, heap: await visitor.heap() };
  } finally {
    site.cookies = await visitor.leave();
  }
};
