import type { Browser, BrowserContext, CDPSession, Page } from 'playwright-core';
import type { CountingProxy } from './counting-proxy.ts';
import { watchReadiness } from './watch-readiness.ts';

/** The link and the processor of a visit. */
export interface Conditions {
  name: string;
  cpuSlowDown: number;
  /** Undefined: as fast as the machine. */
  link: { bitsPerSecond: number; roundTripMs: number } | undefined;
}

/** What was fetched, as it went over the wire. */
export interface Fetched {
  url: string;
  type: string;
  bytes: number;
}

/** One page in a browser that has nothing cached, signed in. */
export class Visitor {
  readonly fetched: Fetched[] = [];
  readonly #begunBytes: number;

  private constructor(
    readonly page: Page,
    readonly cdp: CDPSession,
    private readonly context: BrowserContext,
    private readonly proxy: CountingProxy,
  ) {
    this.#begunBytes = proxy.received();
  }

  /** `cookies` are those of the visit before: refresh tokens are used once. */
  static async arrive(browser: Browser, proxy: CountingProxy, { cpuSlowDown, link }: Conditions, cookies: Cookies): Promise<Visitor> {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    await context.addCookies(cookies);
    await context.addInitScript(watchReadiness);
    const page = await context.newPage();
    const cdp = await context.newCDPSession(page);
    await cdp.send('Network.enable');
    await cdp.send('Performance.enable');
    if (cpuSlowDown > 1) await cdp.send('Emulation.setCPUThrottlingRate', { rate: cpuSlowDown });
    if (link) {
      const throughput = link.bitsPerSecond / 8;
      const conditions = { offline: false, latency: link.roundTripMs, downloadThroughput: throughput, uploadThroughput: throughput };
      await cdp.send('Network.emulateNetworkConditions', conditions);
    }
    const visitor = new Visitor(page, cdp, context, proxy);
    visitor.#watchNetwork();
    return visitor;
  }

  /** Bytes that the whole page has received so far. */
  bytes(): number {
    return this.proxy.received() - this.#begunBytes;
  }

  /** Milliseconds until the first frame that was not blank, and until the first that had text or a picture. */
  async paints(): Promise<{ first: number; contentful: number }> {
    return this.page.evaluate(() => {
      const at = (name: string): number => performance.getEntriesByName(name)[0]?.startTime ?? Number.NaN;
      return { first: at('first-paint'), contentful: at('first-contentful-paint') };
    });
  }

  /** Megabytes of JavaScript objects that are still in use. */
  async heap(): Promise<number> {
    await this.cdp.send('HeapProfiler.collectGarbage');
    const { metrics } = await this.cdp.send('Performance.getMetrics');
    return (metrics.find(({ name }) => name === 'JSHeapUsedSize')?.value ?? Number.NaN) / 2 ** 20;
  }

  /** Closes the page; answers its cookies for the next visit. */
  async leave(): Promise<Cookies> {
    const cookies = await this.context.cookies();
    await this.context.close();
    return cookies;
  }

  #watchNetwork(): void {
    const open = new Map<string, Omit<Fetched, 'bytes'>>();
    this.cdp.on('Network.responseReceived', ({ requestId, type, response }) => open.set(requestId, { url: response.url, type }));
    this.cdp.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
      const known = open.get(requestId);
      if (known) this.fetched.push({ ...known, bytes: encodedDataLength });
    });
  }
}

/** What a context keeps of its cookies. */
export type Cookies = Awaited<ReturnType<BrowserContext['cookies']>>;
