import { existsSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { runBuild } from './build/run-build.ts';
import { Steps } from './console/steps.ts';
import { openDataFolder } from './data-folder/data-folder.ts';
import { lockFolder } from './data-folder/lock.ts';
import { addServicePorts, chooseStorePorts } from './data-folder/ports.ts';
import { reapAgents } from './data-folder/reap-agents.ts';
import { reapLeftovers } from './data-folder/reap-leftovers.ts';
import { RunningRecord } from './data-folder/running-record.ts';
import { openSecrets } from './data-folder/secrets.ts';
import { freePort } from './process/free-port.ts';
import type { SupervisionEvents } from './process/supervised-program.ts';
import { requireFreePort } from './process/require-free-port.ts';
import { installAgent } from './services/install-agent.ts';
import { makeRunFolder } from './services/make-run-folder.ts';
import { wantsDemoProvider, type StackFacts } from './services/service-environment.ts';
import type { ServiceName } from './services/service-name.ts';
import { ServiceSet } from './services/service-set.ts';
import { startStores } from './stores.ts';
import { UndoList } from './undo-list.ts';

/** How a stack is started. */
export interface StackOptions {
  /** Everything the stack keeps. One stack at a time may use it. */
  dataFolder: string;
  /** The port people use; 0 takes a free one. */
  publicPort: number;
  /** The repository. Default: the one this file is in. */
  checkout?: string;
  /** Put over this process's environment. */
  env?: NodeJS.ProcessEnv;
  /** Prints no steps. */
  quiet?: boolean;
  /** The folder in each service's own that it is run from. Default: `dist`. */
  output?: string;
  /** What to build when it has changed. Default: everything. */
  programs?: readonly string[];
  /** Awaited when the stores run, before the services start. */
  beforeServices?: (signal: AbortSignal) => Promise<void>;
  /** Aborting it ends a start under way: everything begun is ended before `startStack` rejects. */
  signal?: AbortSignal;
}

/** A running stack. */
export interface Stack {
  url: string;
  publicPort: number;
  dataFolder: string;
  /** Ends services, agents and stores in this order. `urgent` does not wait for services to finish their work; stores always close in order. */
  stop(options?: { urgent?: boolean }): Promise<void>;
  /** SIGKILL to a service; resolves when it has been started again and is ready. */
  kill(service: ServiceName): Promise<void>;
  /** Ends a program of ours in order and starts it again. Names no service of the stack knows are ignored. */
  restart(program: string): Promise<void>;
  /** Redis loses all it holds. Resolves when it answers again. */
  restartRedisEmpty(): Promise<void>;
}

const here = resolve(import.meta.dirname, '../../..');

/**
 * Builds what has changed, starts the stores and all services on a data folder, and resolves when every service is
 * ready. Rejects with `FolderInUse`, `FolderRefused`, `PortTaken`, `PartMissing` or a sentence and the last log lines;
 * nothing is left running then.
 */
export async function startStack(options: StackOptions): Promise<Stack> {
  const undo = new UndoList();
  try {
    return await start(options, undo);
  } catch (error) {
    await undo.unwind();
    throw error;
  }
}

async function start(options: StackOptions, undo: UndoList): Promise<Stack> {
  const { checkout = here, publicPort: wantedPort } = options;
  const signal = undo.abortWith(options.signal);
  const dataFolder = resolve(options.dataFolder);
  const env = { ...process.env, ...options.env };
  const steps = options.quiet ? Steps.silent() : Steps.onTerminal(env);
  const say = (text: string): void => steps.say(text);

  openDataFolder(dataFolder);
  const unlock = lockFolder(dataFolder);
  undo.push(async () => unlock());
  const left = await reapLeftovers(dataFolder);
  if (left > 0) say(`ended ${left} processes that an earlier start had left running`);
  const publicHost = env['PUBLIC_HOST'] ?? '127.0.0.1';
  const publicPort = wantedPort === 0 ? await freePort() : wantedPort;
  await requireFreePort(publicPort, publicHost);
  const storePorts = await chooseStorePorts(dataFolder, publicPort);
  const url = env['PUBLIC_URL'] ?? `http://constellation.localhost:${publicPort}`;
  const secrets = openSecrets(dataFolder);

  const record = new RunningRecord(dataFolder, url, new Date());
  undo.push(async () => record.clear());
  const events: SupervisionEvents = {
    started: (child, port) => record.set({ name: child.name, ...child.identity, port }),
    said: say,
  };
  const building = runBuild({ checkout, env, quiet: options.quiet === true, signal, programs: options.programs });
  const builtOrNot = building.catch(() => undefined); // told below, once the stores have come to rest
  undo.push(() => builtOrNot);
  const stores = await startStores({ dataFolder, ports: storePorts, secrets, env, say, events, signal, onStop: (step) => undo.push(step) });
  await building;
  await options.beforeServices?.(signal);

  const runFolder = makeRunFolder(dataFolder, env);
  undo.push(async () => {
    await reapAgents(dataFolder);
    rmSync(runFolder, { recursive: true, force: true });
  });
  const ideDist = join(checkout, 'apps', 'ide', 'dist');
  const facts: StackFacts = {
    checkout,
    output: options.output ?? 'dist',
    dataFolder,
    runFolder,
    publicHost,
    publicPort,
    publicUrl: url,
    ports: await addServicePorts(storePorts, publicPort, wantedPort !== 0),
    secrets,
    mongoServer: stores.mongoServer,
    redisServer: stores.redisServer,
    agent: installAgent(checkout, dataFolder),
    ideDist: existsSync(join(ideDist, 'index.html')) ? ideDist : undefined,
    demoProvider: wantsDemoProvider(env),
  };
  const services = new ServiceSet(facts, env, events);
  undo.push(() => services.stop(undo.isUrgent));
  await services.start(signal);
  signal.throwIfAborted(); // all became ready before one of them noticed
  say('all services are ready');

  return {
    url,
    publicPort,
    dataFolder,
    stop: async ({ urgent = false } = {}) => {
      if (urgent) void services.stop(true);
      await undo.unwind();
    },
    kill: (service) => services.kill(service),
    restart: (program) => services.restart(program),
    restartRedisEmpty: async () => {
      if (!stores.redis) throw new Error('REDIS_URL names a Redis of somebody else, which is not emptied.');
      await stores.redis.restartEmpty();
    },
  };
}
