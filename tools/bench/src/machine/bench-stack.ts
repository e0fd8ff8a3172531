import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ServiceName, type Stack, startStack } from '@constellation/stack';
import type { Site } from '../client/browser.ts';
import { endOnInterrupt } from './end-on-interrupt.ts';

/** A present process, and the port of its health or its protocol. */
export interface RunningProcess {
  name: string;
  pid: number;
  port: number;
}

/** The real product on an empty data folder and a free port, for one benchmark. */
export interface BenchStack {
  stack: Stack;
  site: Site;
  /** The present process of a service, and the port of its health. */
  processOf: (service: ServiceName) => RunningProcess;
  /** Everything the launcher has started, by name. */
  processes: () => RunningProcess[];
  end: () => Promise<void>;
}

// No provider of the person who measures: the stand-in answers, and nothing costs money.
const noProvider = { ANTHROPIC_API_KEY: undefined, ANTHROPIC_AUTH_TOKEN: undefined, ANTHROPIC_BASE_URL: undefined };

/** A folder of its own in which other users may pass, since workspaces have users of their own. */
export const makeDataFolder = (): { dataFolder: string; remove: () => void } => {
  const folder = mkdtempSync(join(tmpdir(), 'constellation-bench-'));
  chmodSync(folder, 0o711);
  return { dataFolder: join(folder, 'data'), remove: () => rmSync(folder, { recursive: true, force: true }) };
};

/** Starts the product with its shipped limits; anyone's workspace may run. */
export const startBenchStack = async (env: NodeJS.ProcessEnv = {}): Promise<BenchStack> => {
  const { dataFolder, remove } = makeDataFolder();
  const interruption = new AbortController();
  const settings = { ...noProvider, WORKSPACE_LOCAL_FOR: 'everyone', ...env };
  const starting = startStack({ dataFolder, publicPort: 0, env: settings, signal: interruption.signal });
  const end = async (): Promise<void> => {
    interruption.abort();
    await starting.then((stack) => stack.stop()).catch(() => undefined);
    remove();
    stay();
  };
  const stay = endOnInterrupt(end);
  try {
    const stack = await starting;
    const processes = (): RunningProcess[] => runningProcesses(dataFolder);
    const processOf = (service: ServiceName): RunningProcess => {
      const found = processes().find(({ name }) => name === service);
      if (!found) throw new Error(`The service ${service} does not run.`);
      return found;
    };
    return { stack, end, site: { port: stack.publicPort, host: new URL(stack.url).host }, processOf, processes };
  } catch (error) {
    await end();
    throw error;
  }
};

const runningProcesses = (dataFolder: string): RunningProcess[] =>
  (JSON.parse(readFileSync(join(dataFolder, 'running.json'), 'utf8')) as { processes: RunningProcess[] }).processes;
