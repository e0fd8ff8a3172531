import { chmodSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { writePrivate } from '../data-folder/json-file.ts';
import type { Secrets } from '../data-folder/secrets.ts';
import { Child } from '../process/child.ts';
import { lastLines } from '../process/log-file.ts';
import { aclFile } from './acl.ts';
import { redisCommand } from './redis-command.ts';
import { redisConfiguration } from './redis-configuration.ts';

/** Which Redis to run, and on which data. */
export interface RedisSetting {
  path: string;
  port: number;
  dataFolder: string;
  secrets: Pick<Secrets, 'redisPasswords'>;
  env: NodeJS.ProcessEnv;
}

const graceMs = 20_000;

/** The stack's own Redis. */
export class RedisServer {
  readonly #setting: RedisSetting;
  readonly #logFile: string;
  #child: Child | undefined;

  constructor(setting: RedisSetting) {
    this.#setting = setting;
    this.#logFile = join(setting.dataFolder, 'logs', 'redis-server.log');
  }

  /** Starts it and waits until it answers, which takes as long as reading its append-only file. */
  async start(signal?: AbortSignal): Promise<Child> {
    const { path, port, dataFolder, secrets, env } = this.#setting;
    const acl = join(dataFolder, 'secrets', 'redis-users.acl');
    const configuration = join(dataFolder, 'secrets', 'redis.conf');
    writePrivate(acl, aclFile(secrets.redisPasswords));
    writePrivate(configuration, redisConfiguration({ port, folder: join(dataFolder, 'redis'), aclFile: acl }));
    chmodSync(acl, 0o600);
    const child = Child.start({ name: 'redis-server', command: path, args: [configuration], env, logFile: this.#logFile });
    this.#child = child;
    await this.#untilReady(child, signal);
    return child;
  }

  async stop(): Promise<void> {
    await this.#child?.stop(graceMs);
  }

  /** Loses everything it holds, as a Redis without a disk does when it restarts. */
  async restartEmpty(): Promise<Child> {
    await this.#child?.kill();
    rmSync(join(this.#setting.dataFolder, 'redis', 'appendonlydir'), { recursive: true, force: true });
    return this.start();
  }

  async #untilReady(child: Child, signal?: AbortSignal): Promise<void> {
    const user = { name: 'launcher', password: this.#setting.secrets.redisPasswords.launcher };
    for (;;) {
      signal?.throwIfAborted();
      const answer = await redisCommand(this.#setting.port, user, ['PING']).catch(() => '');
      if (answer === '+PONG') return;
      if (child.isOver) {
        throw new Error(`Redis did not start. The end of ${this.#logFile}:\n${lastLines(this.#logFile, 10).join('\n')}`);
      }
      await delay(25);
    }
  }
}
