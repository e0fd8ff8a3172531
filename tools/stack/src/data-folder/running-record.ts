import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { isAlive, ownIdentity, type ProcessIdentity } from '../process/process-identity.ts';
import { readJson, writeJson } from './json-file.ts';

/** A process of a running stack, with the port its health or protocol is on. */
export interface RecordedProcess extends ProcessIdentity {
  name: string;
  port?: number;
}

/** What runs on a data folder, for `status`, `health`, `stop` and for the next start after a launcher that was killed. */
export interface Running {
  launcher: ProcessIdentity;
  url: string;
  startedAt: string;
  processes: RecordedProcess[];
}

/** Keeps the record of what runs in step with what runs. */
export class RunningRecord {
  readonly #path: string;
  readonly #running: Running;

  constructor(dataFolder: string, url: string, startedAt: Date) {
    this.#path = join(dataFolder, 'running.json');
    this.#running = { launcher: ownIdentity(), url, startedAt: startedAt.toISOString(), processes: [] };
  }

  set(process: RecordedProcess): void {
    const others = this.#running.processes.filter(({ name }) => name !== process.name);
    this.#running.processes = [...others, process];
    writeJson(this.#path, this.#running);
  }

  clear(): void {
    rmSync(this.#path, { force: true });
  }
}

/** The record a launcher left on this data folder, alive or not. */
export function readRunning(dataFolder: string): Running | undefined {
  return readJson(join(dataFolder, 'running.json')) as Running | undefined;
}

/** The processes of the record that still live, last started first: the order to end them in. */
export function livingProcesses(running: Running | undefined): RecordedProcess[] {
  return (running?.processes ?? []).filter(isAlive).reverse();
}
