import { spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { startTimeOf, type ProcessIdentity } from './process-identity.ts';
import { rotateLog } from './log-file.ts';
import { terminate } from './terminate.ts';

/** What to run and where its output goes. */
export interface ChildProgram {
  name: string;
  command: string;
  args: readonly string[];
  env: NodeJS.ProcessEnv;
  logFile: string;
}

/** How a child ended: in words (`exit code 1`, `signal SIGKILL`), and its exit code if it had one. */
export interface Ending {
  words: string;
  code?: number;
}

/** A long-running child. It leads a process group of its own, so that Ctrl-C in the terminal reaches only the launcher, which ends its children in order. */
export class Child {
  readonly name: string;
  readonly identity: ProcessIdentity;
  readonly ended: Promise<Ending>;
  #over = false;

  private constructor(name: string, identity: ProcessIdentity, ended: Promise<Ending>) {
    this.name = name;
    this.identity = identity;
    this.ended = ended;
    void ended.then(() => (this.#over = true));
  }

  static start(program: ChildProgram): Child {
    rotateLog(program.logFile);
    const log = openSync(program.logFile, 'a', 0o600);
    const child = spawn(program.command, program.args, {
      env: program.env,
      detached: true,
      stdio: ['ignore', log, log],
    });
    closeSync(log);
    const ended = new Promise<Ending>((resolve) => {
      child.once('error', (error) => resolve({ words: error.message }));
      child.once('exit', (code, signal) => resolve(code === null ? { words: `signal ${signal}` } : { words: `exit code ${code}`, code }));
    });
    const pid = child.pid ?? -1;
    return new Child(program.name, { pid, startTime: startTimeOf(pid) ?? '' }, ended);
  }

  get isOver(): boolean {
    return this.#over;
  }

  /** SIGTERM, then SIGKILL after `graceMs`; resolves when the process is gone. */
  async stop(graceMs: number): Promise<void> {
    if (this.#over) return;
    await Promise.race([terminate(this.identity, graceMs), this.ended]);
    await this.ended;
  }

  /** Ends the process without a warning. */
  async kill(): Promise<void> {
    await terminate(this.identity, 0);
    await this.ended;
  }
}
