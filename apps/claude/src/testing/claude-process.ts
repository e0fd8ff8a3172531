import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'vite';
import type { ClaudeConfig } from '../config.ts';

const conditions = ['@constellation/source', 'module', 'node', 'development|production'];
const project = join(import.meta.dirname, '../..');

/** The service as a process of its own, to be killed. */
export class ClaudeProcess {
  private constructor(private readonly child: ChildProcess) {}

  static async start(program: string, config: ClaudeConfig): Promise<ClaudeProcess> {
    const child = fork(program, [JSON.stringify(config)], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
    const [message] = (await Promise.race([once(child, 'message'), once(child, 'exit')])) as [unknown];
    if (message !== 'ready') throw new Error('The claude service did not start.');
    return new ClaudeProcess(child);
  }

  /** Freezes it: what others send arrives, and is not read. */
  freeze(): void {
    this.child.kill('SIGSTOP');
  }

  thaw(): void {
    this.child.kill('SIGCONT');
  }

  /** Resolves when it has ended, with its exit code. */
  async kill(signal: 'SIGKILL' | 'SIGTERM' = 'SIGKILL'): Promise<number | undefined> {
    if (this.child.exitCode === null && this.child.signalCode === null) {
      const ended = once(this.child, 'exit');
      this.child.kill(signal);
      await ended;
    }
    return this.child.exitCode ?? undefined;
  }
}

/** Bundles the program, since Node runs no decorators; dependencies are left to the repository's node_modules. */
export const buildClaudeProcess = async (): Promise<{ program: string; remove: () => Promise<void> }> => {
  const cache = join(project, '../../node_modules/.cache');
  await mkdir(cache, { recursive: true });
  const folder = await mkdtemp(join(cache, 'claude-process-'));
  await build({
    root: project,
    configFile: false,
    logLevel: 'error',
    resolve: { conditions },
    ssr: { resolve: { conditions }, noExternal: [/^@constellation\//] },
    build: {
      ssr: join(import.meta.dirname, 'claude-process-main.ts'),
      outDir: folder,
      target: 'node24',
      rolldownOptions: { output: { entryFileNames: 'claude.mjs' } },
    },
  });
  return { program: join(folder, 'claude.mjs'), remove: () => rm(folder, { recursive: true, force: true }) };
};
