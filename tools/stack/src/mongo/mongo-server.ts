import { join } from 'node:path';
import type { Secrets } from '../data-folder/secrets.ts';
import { Child } from '../process/child.ts';
import { lastLines } from '../process/log-file.ts';
import { mongoProgram } from './mongo-program.ts';
import { prepareMongo } from './prepare-mongo.ts';

/** Which mongod to run, and on which data. */
export interface MongoSetting {
  path: string;
  port: number;
  dataFolder: string;
  secrets: Pick<Secrets, 'mongoKeyFile' | 'mongoPasswords'>;
  env: NodeJS.ProcessEnv;
}

const graceMs = 60_000;

/** The stack's own MongoDB: a replica set of one. */
export class MongoServer {
  readonly #setting: MongoSetting;
  readonly #logFile: string;
  #child: Child | undefined;

  constructor(setting: MongoSetting) {
    this.#setting = setting;
    this.#logFile = join(setting.dataFolder, 'logs', 'mongod.log');
  }

  start(): Child {
    const { path, port, dataFolder, secrets, env } = this.#setting;
    const folder = join(dataFolder, 'mongo');
    this.#child = Child.start(mongoProgram({ path, port, folder, keyFile: secrets.mongoKeyFile, logFile: this.#logFile, env }));
    return this.#child;
  }

  /** Waits until it is primary and every service has its user. Rejects with the last log lines when mongod ends instead. */
  async prepare(signal?: AbortSignal): Promise<void> {
    const ended = this.#child?.ended.then((ending) => {
      throw new Error(`MongoDB ended (${ending}). The end of ${this.#logFile}:\n${lastLines(this.#logFile, 10).join('\n')}`);
    });
    const preparing = prepareMongo({ server: { port: this.#setting.port }, passwords: this.#setting.secrets.mongoPasswords }, signal);
    await Promise.race([preparing, ...(ended ? [ended] : [])]);
    ended?.catch(() => undefined);
  }

  async stop(): Promise<void> {
    await this.#child?.stop(graceMs);
  }
}
