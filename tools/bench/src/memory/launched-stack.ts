import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import type { Site } from '../client/browser.ts';
import { makeDataFolder } from '../machine/bench-stack.ts';
import { endOnInterrupt } from '../machine/end-on-interrupt.ts';
import { processTable, type ProcessEntry, withDescendants } from '../machine/process-memory.ts';

const checkout = resolve(import.meta.dirname, '../../../..');
const stores = ['mongod', 'redis-server'];

/** The product as `make start` runs it: with its launcher as a process of its own. */
export interface LaunchedStack {
  site: Site;
  /** The launcher, the services and the agents; not MongoDB and Redis. Each with the name the launcher knows it by. */
  processes: () => (ProcessEntry & { name: string })[];
  end: () => Promise<void>;
}

/** Starts the launcher on an empty data folder and a free port, and waits until it says that it is ready. */
export const launchStack = async (): Promise<LaunchedStack> => {
  const { dataFolder, remove } = makeDataFolder();
  const port = await freePort();
  const env = {
    ...process.env,
    CONSTELLATION_DATA: dataFolder,
    PUBLIC_PORT: String(port),
    ANTHROPIC_API_KEY: '',
    WORKSPACE_LOCAL_FOR: 'everyone',
  };
  const launcher = spawn('sh', [join(checkout, 'tools/bootstrap.sh'), 'start'], {
    cwd: checkout,
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(launcher, 'exit');
  const end = async (): Promise<void> => {
    launcher.kill('SIGTERM');
    await ended;
    remove();
    stay();
  };
  const stay = endOnInterrupt(end);
  const ready = (async () => {
    for await (const line of createInterface(launcher.stdout)) if (line.includes('is ready at')) return true;
    return false;
  })();
  if (!(await ready)) {
    await end();
    throw new Error('The launcher ended before it was ready.');
  }
  launcher.stdout.resume();
  return { site: { port, host: `constellation.localhost:${port}` }, end, processes: () => ownProcesses(launcher.pid ?? -1, dataFolder) };
};

const ownProcesses = (launcher: number, dataFolder: string): (ProcessEntry & { name: string })[] => {
  const { processes } = JSON.parse(readFileSync(join(dataFolder, 'running.json'), 'utf8')) as {
    processes: { name: string; pid: number }[];
  };
  const names = new Map(processes.map(({ name, pid }) => [pid, name]));
  const table = processTable();
  const isStore = ({ pid }: ProcessEntry): boolean => stores.includes(names.get(pid) ?? '');
  const launched = withDescendants(table, launcher).filter((entry) => !isStore(entry));
  // Agents outlive the service that starts them, so they are nobody's descendants; their command lines name the folder.
  const agents = table.filter(
    ({ pid, command }) => command.includes(dataFolder) && command.includes('--workspace') && !launched.some((own) => own.pid === pid),
  );
  const all = [...launched, ...agents.flatMap(({ pid }) => withDescendants(table, pid))];
  const distinct = [...new Map(all.map((entry) => [entry.pid, entry])).values()];
  return distinct.map((entry) => ({ ...entry, name: entry.pid === launcher ? 'launcher' : (names.get(entry.pid) ?? 'workspaces') }));
};

const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  return typeof address === 'object' && address !== null ? address.port : 0;
};
