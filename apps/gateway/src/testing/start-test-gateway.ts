import type { AddressInfo } from 'node:net';
import { freePort } from '@constellation/testing-stores';
import { configSchema, type GatewayConfig } from '../config.ts';
import { type RunningGateway, startGateway } from '../start-gateway.ts';
import { type KeyFiles, writeKeyFiles } from './key-files.ts';

export interface TestGateway extends RunningGateway {
  config: GatewayConfig;
  /** The port that listens; requests go to 127.0.0.1 with a Host header. */
  port: number;
  host: string;
}

export interface TestStores {
  mongoUri: string;
  redisUrl: string;
  keys?: KeyFiles;
  env?: Record<string, string>;
}

/** A gateway on real stores and real listeners, as the launcher starts it. */
export const startTestGateway = async ({ mongoUri, redisUrl, keys, env = {} }: TestStores): Promise<TestGateway> => {
  const files = keys ?? (await writeKeyFiles());
  const host = 'constellation.localhost:8000';
  const config = configSchema.parse({
    NODE_ENV: 'test',
    LOG_LEVEL: 'silent',
    MONGODB_URI: mongoUri,
    REDIS_URL: redisUrl,
    INTERNAL_PORT: await freePort(),
    PUBLIC_PORT: 0,
    PUBLIC_URL: `http://${host}`,
    IDENTITY_KEYS_FILE: files.keysFile,
    IDENTITY_PRIVATE_KEY_FILE: files.privateKeyFile('gateway'),
    ...env,
  });
  const running = await startGateway(config);
  const { port } = running.app.getHttpServer().address() as AddressInfo;
  return { ...running, config, port, host };
};
