import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { watchedPrograms, type WatchEvent } from './watched-programs.ts';

const child = join(import.meta.dirname, 'watch-child.ts');

/** Watches the sources of all services in a process of its own. */
export class SourceWatch {
  readonly #child: ChildProcess;
  readonly #built = new Set<string>();
  #onRebuilt: (program: string) => void = () => undefined;

  /** @param say told of builds that failed; the last good build goes on running. */
  constructor(checkout: string, say: (text: string) => void) {
    this.#child = fork(child, [checkout], { stdio: ['ignore', 2, 2, 'ipc'] });
    this.#child.on('message', (message) => {
      const { program, error } = message as WatchEvent;
      if (error !== undefined) return say(`${program} cannot be built: ${error}`);
      if (this.#built.has(program)) this.#onRebuilt(program);
      this.#built.add(program);
    });
  }

  /** Resolves once every program has been built for the first time. Rejects when the watcher ends before. */
  async untilBuilt(signal: AbortSignal): Promise<void> {
    while (this.#built.size < Object.keys(watchedPrograms).length) {
      await Promise.race([once(this.#child, 'message', { signal }), this.#ended()]);
    }
  }

  /** Calls `listener` after each later build. */
  onRebuilt(listener: (program: string) => void): void {
    this.#onRebuilt = listener;
  }

  stop(): void {
    this.#child.kill('SIGTERM');
  }

  async #ended(): Promise<never> {
    await once(this.#child, 'exit');
    throw new Error('The watcher of the sources ended.');
  }
}
