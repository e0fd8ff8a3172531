import { join, resolve } from 'node:path';
import type { Browser } from 'playwright-core';
import { startBenchStack } from '../machine/bench-stack.ts';
import type { Measurement } from '../report/measurement.ts';
import { percentile } from '../report/percentile.ts';
import { spread } from '../report/spread.ts';
import { openCountingProxy } from './counting-proxy.ts';
import { launchChromium } from './launch-chromium.ts';
import { measureEntry } from './measure-entry.ts';
import { measureWork, type Work } from './measure-work.ts';
import { measureWorkbench, type Visit } from './measure-workbench.ts';
import { preparePageSite } from './page-site.ts';
import type { Conditions } from './visitor.ts';
import { weighParts } from './weigh-parts.ts';

const checkout = resolve(import.meta.dirname, '../../../..');
const visits = 5;
const plain: Conditions = { name: 'plain', cpuSlowDown: 1, link: undefined };
const slow: Conditions = { name: 'slow', cpuSlowDown: 4, link: { bitsPerSecond: 9_000_000, roundTripMs: 60 } };

/** How fast, how heavy and how smooth the IDE is in a real browser, at the pace of this machine and slowed down. */
export const benchPage = async (say: (text: string) => void): Promise<Measurement[]> => {
  const running = await startBenchStack();
  const proxy = await openCountingProxy(running.site.port);
  let browser: Browser | undefined;
  try {
    browser = await launchChromium(running.site.host, proxy.port);
    const site = await preparePageSite(running);
    await measureWorkbench(browser, proxy, site, plain); // the server's first answer of each file is not counted
    say(`the workbench is visited ${visits} times plain and ${visits} times slowed down, in turn`);
    const [quick, slowed]: [Visit[], Visit[]] = [[], []];
    for (let visit = 0; visit < visits; visit += 1) {
      quick.push(await measureWorkbench(browser, proxy, site, plain));
      slowed.push(await measureWorkbench(browser, proxy, site, slow));
    }
    const signIn = await measureEntry(browser, proxy, site.signIn, plain, []);
    const projects = await measureEntry(browser, proxy, site.projects, plain, site.cookies);
    site.cookies = projects.cookies;
    say('pages are measured; now somebody works');
    const work = await measureWork(browser, proxy, site, plain);
    return [
      ...loading('plain', quick, { paint: 300, shell: 500, editor: 1400 }),
      ...loading('9 Mbit/s + 60 ms, 4x slower CPU:', slowed, { paint: 900, shell: 1300, editor: 4500 }),
      {
        name: 'plain terminal prompt after the shell',
        unit: 'ms',
        value: median(quick.map(({ promptMs, shellMs }) => promptMs - shellMs)),
        goal: 600,
      },
      ...weights(quick, signIn.entry, projects.entry),
      ...working(work),
    ];
  } finally {
    await browser?.close();
    proxy.close();
    await running.end();
  }
};

const median = (values: number[]): number => percentile(values, 0.5);

const loading = (name: string, all: readonly Visit[], goals: { paint: number; shell: number; editor: number }): Measurement[] => [
  { name: `${name} first paint`, unit: 'ms', value: median(all.map(({ firstPaintMs }) => firstPaintMs)) },
  { name: `${name} first contentful paint`, unit: 'ms', value: median(all.map(({ paintMs }) => paintMs)), goal: goals.paint },
  { name: `${name} shell interactive`, unit: 'ms', value: median(all.map(({ shellMs }) => shellMs)), goal: goals.shell },
  { name: `${name} editor ready`, unit: 'ms', value: median(all.map(({ editorMs }) => editorMs)), goal: goals.editor },
];

const weights = (
  all: readonly Visit[],
  signIn: { scripts: number; requests: number },
  projects: { scripts: number; requests: number },
): Measurement[] => {
  const parts = weighParts(all[0]?.fetched ?? [], join(checkout, 'apps/ide/dist/assets'));
  const kilobytes = (name: string, value: number, goal?: number): Measurement => ({
    name,
    unit: 'KB',
    value,
    ...(goal === undefined ? {} : { goal }),
  });
  return [
    kilobytes('workbench, all bytes until the editor is ready', median(all.map(({ bytes }) => bytes / 1000))),
    { name: 'workbench, requests', unit: 'requests', value: median(all.map(({ fetched }) => fetched.length)) },
    kilobytes('sign-in page, scripts', signIn.scripts, 150),
    { name: 'sign-in page, requests', unit: 'requests', value: signIn.requests, goal: 8 },
    kilobytes('projects page, scripts', projects.scripts, 150),
    { name: 'projects page, requests', unit: 'requests', value: projects.requests, goal: 8 },
    kilobytes('editor with styles, font and worker', parts.editor, 950),
    kilobytes('terminal', parts.terminal, 110),
    kilobytes('Claude panel', parts.claude, 60),
    kilobytes('palette', parts.palette, 60),
    { name: 'JS heap, one file open', unit: 'MB', value: median(all.map(({ heap }) => heap)), goal: 60 },
  ];
};

const working = (work: Work): Measurement[] => [
  ...spread('key to paint', work.keyMs, [0.5, 0.95], { 0.5: 16, 0.95: 30 }),
  { name: 'folder of 10,000 files, listed and shown', unit: 'ms', value: work.firstExpandMs },
  { name: 'folder of 10,000 files, shown again', unit: 'ms', value: work.expandMs, goal: 60 },
  { name: 'rows in the page', unit: 'rows', value: work.rowsInPage, goal: 60 },
  { name: 'file of 5 MB, fetched and shown', unit: 'ms', value: work.largeFileMs, goal: 400 },
  { name: 'JS heap after that', unit: 'MB', value: work.heap, goal: 80 },
  { name: 'renderer process after that', unit: 'MB', value: work.renderer, goal: 220 },
];
