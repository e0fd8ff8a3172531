import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { writePrivate } from '../data-folder/json-file.ts';
import type { Secrets } from '../data-folder/secrets.ts';
import { SupervisedProgram, type SupervisionEvents } from '../process/supervised-program.ts';
import { aclFile } from './acl-file.ts';
import { redisCommand } from './redis-command.ts';
import { redisConfiguration } from './redis-configuration.ts';

/** Which Redis to run, and on which data. */
export interface RedisSetting {
  path: string;
  port: number;
  dataFolder: string;
  secrets: Pick<Secrets, 'redisPasswords'>;
  env: NodeJS.ProcessEnv;
  events: SupervisionEvents;
}

const readyWithinMs = 60_000;
const graceMs = 20_000;

/** The stack's own Redis: users from an ACL file, an append-only file. */
export class RedisServer {
  readonly #program: SupervisedProgram;
  readonly #data: string;

  constructor({ path, port, dataFolder, secrets, env, events }: RedisSetting) {
    const acl = join(dataFolder, 'secrets', 'redis-users.acl');
    const configuration = join(dataFolder, 'secrets', 'redis.conf');
    const launcher = { name: 'launcher', password: secrets.redisPasswords.launcher };
    this.#data = join(dataFolder, 'redis');
    writePrivate(acl, aclFile(secrets.redisPasswords));
    writePrivate(configuration, redisConfiguration({ port, folder: this.#data, aclFile: acl }));
    this.#program = new SupervisedProgram({
      program: {
        name: 'redis-server',
        command: path,
        args: [configuration],
        env,
        logFile: join(dataFolder, 'logs', 'redis-server.log'),
      },
      port,
      isReady: () =>
        redisCommand(port, launcher, ['PING']).then(
          (answer) => answer === '+PONG',
          () => false,
        ),
      events,
    });
  }

  /** Starts it and waits until it answers, which takes as long as reading its append-only file. */
  async start(signal?: AbortSignal): Promise<void> {
    this.#program.start();
    await this.#program.untilReady(readyWithinMs, signal);
  }

  async stop(): Promise<void> {
    await this.#program.stop(graceMs);
  }

  /** Loses everything it holds, as a Redis without a disk does when it restarts. */
  async restartEmpty(): Promise<void> {
    await this.#program.stop(0);
    await rm(join(this.#data, 'appendonlydir'), { recursive: true, force: true });
    await this.start();
  }
}
