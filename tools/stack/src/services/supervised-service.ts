import { setTimeout as delay } from 'node:timers/promises';
import { Child, type ChildProgram } from '../process/child.ts';
import { lastLines } from '../process/log-file.ts';
import { isReady } from './is-ready.ts';
import { restartDelay } from './restart-delay.ts';

/** Where a service tells of itself. */
export interface ServiceEvents {
  /** A process of the service has begun: record it. */
  started: (child: Child) => void;
  /** Something a person should know, in one sentence or with the last log lines. */
  said: (text: string) => void;
}

/** A service of ours that is started again when it ends, until it is stopped. */
export class SupervisedService {
  readonly name: string;
  readonly port: number;
  readonly #program: ChildProgram;
  readonly #events: ServiceEvents;
  readonly #endings: number[] = [];
  #child: Child | undefined;
  #stopping = new AbortController();
  #isDown = false;

  constructor(program: ChildProgram, port: number, events: ServiceEvents) {
    this.name = program.name;
    this.port = port;
    this.#program = program;
    this.#events = events;
  }

  start(): void {
    this.#isDown = false;
    this.#stopping = new AbortController();
    void this.#superviseUntilStopped(this.#stopping.signal);
  }

  /** Resolves once it answers ready. Rejects with its last log lines when it stays down or is not ready within `limitMs`. */
  async untilReady(limitMs: number, signal?: AbortSignal): Promise<void> {
    const end = performance.now() + limitMs;
    while (!(await isReady(this.port))) {
      signal?.throwIfAborted();
      if (this.#isDown) throw new Error(`${this.name} does not stay up.`);
      if (performance.now() > end) throw new Error(this.#withLog(`${this.name} is not ready after ${limitMs / 1000} s.`));
      await delay(100, undefined, signal ? { signal } : {});
    }
  }

  /** SIGTERM, then SIGKILL after `graceMs`; it is not started again. */
  async stop(graceMs: number): Promise<void> {
    this.#stopping.abort();
    await this.#child?.stop(graceMs);
  }

  /** Ends the process like a crash; it is started again. */
  async kill(): Promise<void> {
    await this.#child?.kill();
  }

  async #superviseUntilStopped(stopping: AbortSignal): Promise<void> {
    while (!stopping.aborted) {
      this.#child = Child.start(this.#program);
      this.#events.started(this.#child);
      const ending = await this.#child.ended;
      if (stopping.aborted) return;
      this.#endings.push(Date.now());
      const waitMs = restartDelay(this.#endings);
      if (waitMs === undefined) {
        this.#isDown = true;
        this.#events.said(this.#withLog(`${this.name} ended ten times within a minute and stays down (${ending}).`));
        return;
      }
      this.#events.said(`${this.name} ended (${ending}); starting it again in ${waitMs / 1000} s`);
      await delay(waitMs, undefined, { signal: stopping }).catch(() => undefined);
    }
  }

  #withLog(sentence: string): string {
    const lines = lastLines(this.#program.logFile, 20).map((line) => `    ${line}`);
    return [`${sentence} The end of ${this.#program.logFile}:`, ...lines].join('\n');
  }
}
