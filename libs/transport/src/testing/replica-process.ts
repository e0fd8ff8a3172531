import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'vite';
import type { Observed } from './replica-controller.ts';

const conditions = ['@constellation/source', 'module', 'node', 'development|production'];
const root = join(import.meta.dirname, '../../../..');

/** A replica as a process of its own, to be killed. */
export class ReplicaProcess {
  private constructor(private readonly child: ChildProcess) {}

  static async start(program: string, redisUrl: string): Promise<ReplicaProcess> {
    const child = fork(program, [redisUrl], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
    const [message] = (await once(child, 'message')) as [unknown];
    if (message !== 'ready') throw new Error('the replica did not start');
    return new ReplicaProcess(child);
  }

  get isRunning(): boolean {
    return this.child.exitCode === null && this.child.signalCode === null;
  }

  async observed(): Promise<Observed> {
    this.child.send('observed');
    const [observed] = (await once(this.child, 'message')) as [Observed];
    return observed;
  }

  /** It keeps its connections and says nothing. */
  freeze(): void {
    this.child.kill('SIGSTOP');
  }

  /** Resolves with the exit code once it has ended; `undefined` after a signal that cannot be handled. */
  async end(signal: 'SIGTERM' | 'SIGKILL'): Promise<number | undefined> {
    const ended = this.isRunning ? once(this.child, 'exit') : undefined;
    this.child.kill(signal);
    await ended;
    return this.child.exitCode ?? undefined;
  }
}

/** Bundles the replica's program, since Node runs no decorators; dependencies are left to the repository's node_modules. */
export const buildReplica = async (): Promise<{ program: string; remove: () => Promise<void> }> => {
  const cache = join(root, 'node_modules/.cache');
  await mkdir(cache, { recursive: true });
  const folder = await mkdtemp(join(cache, 'transport-replica-'));
  await build({
    root: join(import.meta.dirname, '../..'),
    configFile: false,
    logLevel: 'error',
    resolve: { conditions },
    ssr: { resolve: { conditions }, noExternal: [/^@constellation\//] },
    build: {
      ssr: join(import.meta.dirname, 'replica-main.ts'),
      outDir: folder,
      target: 'node24',
      rolldownOptions: { output: { entryFileNames: 'replica.mjs' } },
    },
  });
  return { program: join(folder, 'replica.mjs'), remove: () => rm(folder, { recursive: true, force: true }) };
};
