import { setTimeout as delay } from 'node:timers/promises';
import { Child, type ChildProgram } from './child.ts';
import { lastLines } from './log-file.ts';
import { listensOn } from './port-holder.ts';
import { restartDelay } from './restart-delay.ts';

const cannotBeConfigured = 78; // EX_CONFIG: the same settings would end it again

/** A program to keep running, and how to tell that it is of use. */
export interface Supervision {
  program: ChildProgram;
  port: number;
  /** Answers quickly whether the program can be used now; asked only while it is the program's own process that listens on the port. */
  isReady: () => Promise<boolean>;
  events: SupervisionEvents;
}

/** Where a supervised program tells of itself. */
export interface SupervisionEvents {
  /** A process of the program has begun. */
  started: (child: Child, port: number) => void;
  /** Something a person should know. */
  said: (text: string) => void;
}

/** A program that is started again when it ends, until it is stopped. */
export class SupervisedProgram {
  readonly name: string;
  readonly port: number;
  readonly #supervision: Supervision;
  readonly #endings: number[] = [];
  #child: Child | undefined;
  #stopping = new AbortController();
  #isDown = false;

  constructor(supervision: Supervision) {
    this.name = supervision.program.name;
    this.port = supervision.port;
    this.#supervision = supervision;
  }

  start(): void {
    this.#isDown = false;
    this.#stopping = new AbortController();
    void this.#superviseUntilStopped(this.#stopping.signal);
  }

  /** Resolves once it is ready. Rejects with its last log lines when it stays down or is not ready within `limitMs`. */
  async untilReady(limitMs: number, signal?: AbortSignal): Promise<void> {
    const end = performance.now() + limitMs;
    while (!(await this.#isReady())) {
      signal?.throwIfAborted();
      if (this.#isDown) throw new Error(this.#withLog(`${this.name} does not stay up.`));
      if (performance.now() > end) throw new Error(this.#withLog(`${this.name} is not ready after ${limitMs / 1000} s.`));
      await delay(50, undefined, signal ? { signal } : {});
    }
  }

  async #isReady(): Promise<boolean> {
    const pid = this.#child?.identity.pid;
    return pid !== undefined && listensOn(pid, this.port) && this.#supervision.isReady();
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
    const { program, port, events } = this.#supervision;
    const isStopped = (): boolean => stopping.aborted;
    while (!isStopped()) {
      const child = Child.start(program);
      this.#child = child;
      events.started(child, port);
      const ending = await child.ended;
      if (isStopped()) return;
      this.#endings.push(Date.now());
      const waitMs = ending.code === cannotBeConfigured ? undefined : restartDelay(this.#endings);
      if (waitMs === undefined) {
        this.#isDown = true;
        events.said(this.#withLog(`${this.name} stays down (${ending.words}, ended ${this.#endings.length} times).`));
        return;
      }
      events.said(`${this.name} ended (${ending.words}); starting it again in ${waitMs / 1000} s`);
      await delay(waitMs, undefined, { signal: stopping }).catch(() => undefined);
    }
  }

  #withLog(sentence: string): string {
    const { logFile } = this.#supervision.program;
    const lines = lastLines(logFile, 20).map((line) => `    ${line}`);
    return [`${sentence} The end of ${logFile}:`, ...lines].join('\n');
  }
}
