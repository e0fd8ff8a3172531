import { signUpFirst } from '../client/sign-up-people.ts';
import type { Browser } from '../client/browser.ts';
import { Terminal } from '../client/terminal.ts';
import { type BenchStack, startBenchStack } from '../machine/bench-stack.ts';
import { processTable, pssOf, withDescendants } from '../machine/process-memory.ts';
import type { Measurement } from '../report/measurement.ts';
import { percentile } from '../report/percentile.ts';
import { spread } from '../report/spread.ts';
import { measureEcho } from './measure-echo.ts';
import { measureFiles } from './measure-files.ts';
import { measureOpening, type Opening, type OpenedWorkspace } from './measure-opening.ts';
import { measureReattach } from './measure-reattach.ts';
import { measureSearch } from './measure-search.ts';
import { measureTree } from './measure-tree.ts';

const count = 20;
const keys = 500;
const fileRounds = 200;
const rounds = 10;

/** What a person feels of a workspace, from its creation to a crash of the service that serves it. */
export const benchWorkspace = async (say: (text: string) => void): Promise<Measurement[]> => {
  const running = await startBenchStack();
  try {
    const browser = await signUpFirst(running.site);
    const openings = await openAll(browser);
    say(`${count} workspaces run, each with a terminal`);
    const [first] = openings;
    if (!first) throw new Error('No workspace was opened.');
    return [
      ...spread(
        'create to running',
        openings.map(({ runningMs }) => runningMs),
        [0.5, 0.95],
      ),
      ...spread(
        'create to prompt',
        openings.map(({ promptMs }) => promptMs),
        [0.5, 0.95],
        { 0.95: 600 },
      ),
      ...(await echoes(first, say)),
      ...(await files(browser, first, say)),
      { name: 'memory of an agent with a shell', unit: 'MB', value: agentMemory(running, first) },
      ...(await reattach(running, openings, say)),
    ];
  } finally {
    await running.end();
  }
};

const openAll = async (browser: Browser): Promise<Opening[]> => {
  // The first start of all pays for cold caches, which nobody meets twice.
  (await measureOpening(browser, 'Warm-up')).terminal.close();
  const openings: Opening[] = [];
  for (let number = 1; number <= count; number += 1) openings.push(await measureOpening(browser, `Workspace ${number}`));
  return openings;
};

const echoes = async (opened: OpenedWorkspace, say: (text: string) => void): Promise<Measurement[]> => {
  const idle = await measureEcho(opened.terminal, keys);
  const { terminal: busy } = await Terminal.open(opened.browser, opened.workspaceId);
  await busy.untilPrompt();
  busy.type('(timeout 60 yes >/dev/null & timeout 60 yes >/dev/null & wait)\r');
  const loaded = await measureEcho(opened.terminal, keys);
  busy.type('\u0003');
  await busy.run('pkill yes; true');
  say('keystrokes are measured');
  return [
    ...spread('echo', idle, [0.5, 0.99], { 0.99: 10 }),
    ...spread('echo while two programs compute', loaded, [0.5, 0.99], { 0.99: 40 }),
  ];
};

const files = async (browser: Browser, { workspaceId }: OpenedWorkspace, say: (text: string) => void): Promise<Measurement[]> => {
  const { reads, writes } = await measureFiles(browser, workspaceId, fileRounds);
  const tree = await measureTree(browser, workspaceId, rounds);
  const search = await measureSearch(browser, workspaceId, rounds);
  say('files, tree and search are measured');
  return [
    ...spread('read 4 KB', reads, [0.5, 0.99], { 0.99: 15 }),
    ...spread('write 4 KB durably', writes, [0.5, 0.99], { 0.99: 15 }),
    ...spread('tree of 10,000 entries', tree, [0.5, 1]),
    ...spread('search of 100 MB', search, [0.5, 1]),
  ];
};

const agentMemory = ({ stack }: BenchStack, { workspaceId }: OpenedWorkspace): number => {
  const table = processTable();
  const agent = table.find(({ command }) => command.includes(stack.dataFolder) && command.includes(`--workspace ${workspaceId}`));
  if (!agent) throw new Error('The agent was not found among the processes.');
  return withDescendants(table, agent.pid).reduce((sum, { pid }) => sum + pssOf(pid), 0);
};

const reattach = async (running: BenchStack, openings: readonly Opening[], say: (text: string) => void): Promise<Measurement[]> => {
  const { readyMs, backMs } = await measureReattach(running, openings);
  say('everybody is back after the kill');
  const last = percentile(backMs, 1);
  return [
    { name: 'kill of the service to its successor ready', unit: 'ms', value: readyMs },
    { name: `kill of the service to all ${count} terminals back`, unit: 'ms', value: last },
    { name: `successor ready to all ${count} terminals back`, unit: 'ms', value: last - readyMs, goal: 500 },
  ];
};
