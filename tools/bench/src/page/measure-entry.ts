import type { Browser } from 'playwright-core';
import type { CountingProxy } from './counting-proxy.ts';
import { type Conditions, type Cookies, Visitor } from './visitor.ts';

/** What a page outside the workbench costs before it stands still. */
export interface Entry {
  paintMs: number;
  /** Kilobytes of scripts over the wire. */
  scripts: number;
  requests: number;
}

/** Opens a page and waits until it asks for nothing more. Answers the cookies for the next visit as well. */
export const measureEntry = async (
  browser: Browser,
  proxy: CountingProxy,
  url: string,
  conditions: Conditions,
  cookies: Cookies,
): Promise<{ entry: Entry; cookies: Cookies }> => {
  const visitor = await Visitor.arrive(browser, proxy, conditions, cookies);
  await visitor.page.goto(url, { waitUntil: 'networkidle' });
  const scripts = visitor.fetched.filter(({ type }) => type === 'Script').reduce((sum, { bytes }) => sum + bytes / 1000, 0);
  const entry = { paintMs: (await visitor.paints()).contentful, scripts, requests: visitor.fetched.length };
  return { entry, cookies: await visitor.leave() };
};
