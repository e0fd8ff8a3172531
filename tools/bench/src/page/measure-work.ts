import type { Browser } from 'playwright-core';
import { processTable, pssOf, withDescendants } from '../machine/process-memory.ts';
import type { CountingProxy } from './counting-proxy.ts';
import { timeClick, timeKeys } from './frame-time.ts';
import { largeFileMark, type PageSite } from './page-site.ts';
import { type Conditions, Visitor } from './visitor.ts';

const keys = 200;
const settleMs = 1500;

/** What a person feels while they work in the open workbench; milliseconds and megabytes. */
export interface Work {
  keyMs: number[];
  firstExpandMs: number;
  expandMs: number;
  rowsInPage: number;
  largeFileMs: number;
  heap: number;
  renderer: number;
}

/** Types, opens a folder of 10,000 files and a file of 5 MB. */
export const measureWork = async (browser: Browser, proxy: CountingProxy, site: PageSite, conditions: Conditions): Promise<Work> => {
  const visitor = await Visitor.arrive(browser, proxy, conditions, site.cookies);
  const { page } = visitor;
  try {
    await page.goto(site.workbench, { waitUntil: 'commit' });
    await page.waitForFunction(() => window.readiness.editorMs !== undefined);
    await page.waitForTimeout(settleMs);
    await page.click('.view-line');
    const keyMs = await timeKeys(page, keys);
    const folder = '[role=treeitem][data-path=many]';
    const within = '[role=treeitem][data-path^="many/"]';
    const firstExpandMs = await timeClick(page, folder, within, 'file-');
    await page.waitForTimeout(settleMs);
    const rowsInPage = await page.locator('[role=treeitem]').count();
    await page.click(folder);
    await page.waitForSelector(within, { state: 'detached' });
    const expandMs = await timeClick(page, folder, within, 'file-');
    await page.click(folder);
    const largeFileMs = await timeClick(
      page,
      '[role=treeitem][data-path="large.ts"]',
      '.view-lines',
      largeFileMark.replaceAll(' ', '\u00a0'),
    );
    await page.waitForTimeout(settleMs);
    return { keyMs, firstExpandMs, expandMs, rowsInPage, largeFileMs, heap: await visitor.heap(), renderer: rendererMemory() };
  } finally {
    site.cookies = await visitor.leave();
  }
};

/** The largest of the browser's renderers: the others are spare. */
const rendererMemory = (): number => {
  const renderers = withDescendants(processTable(), process.pid).filter(({ command }) => command.includes('--type=renderer'));
  return Math.max(...renderers.map(({ pid }) => pssOf(pid)));
};
