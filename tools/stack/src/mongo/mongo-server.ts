import { join } from 'node:path';
import type { Secrets } from '../data-folder/secrets.ts';
import { acceptsConnections } from '../process/accepts-connections.ts';
import { SupervisedProgram, type SupervisionEvents } from '../process/supervised-program.ts';
import { mongoProgram } from './mongo-program.ts';
import { prepareMongo } from './prepare-mongo.ts';

/** Which mongod to run, and on which data. */
export interface MongoSetting {
  path: string;
  port: number;
  dataFolder: string;
  secrets: Pick<Secrets, 'mongoKeyFile' | 'mongoPasswords'>;
  env: NodeJS.ProcessEnv;
  events: SupervisionEvents;
}

const readyWithinMs = 120_000; // recovery after a power cut reads the journal
const graceMs = 60_000;

/** The stack's own MongoDB: a replica set of one, with access control. */
export class MongoServer {
  readonly #program: SupervisedProgram;
  readonly #setting: MongoSetting;

  constructor(setting: MongoSetting) {
    const { path, port, dataFolder, secrets, env, events } = setting;
    const program = mongoProgram({
      path,
      port,
      folder: join(dataFolder, 'mongo'),
      keyFile: secrets.mongoKeyFile,
      logFile: join(dataFolder, 'logs', 'mongod.log'),
      env,
    });
    this.#setting = setting;
    this.#program = new SupervisedProgram({ program, port, isReady: () => acceptsConnections(port), events });
  }

  /** Starts it and waits until it is primary and every service has its user. */
  async start(signal?: AbortSignal): Promise<void> {
    this.#program.start();
    await this.#program.untilReady(readyWithinMs, signal);
    await prepareMongo({ server: { port: this.#setting.port }, passwords: this.#setting.secrets.mongoPasswords }, signal);
  }

  async stop(): Promise<void> {
    await this.#program.stop(graceMs);
  }
}
