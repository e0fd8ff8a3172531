import { generateKeyPairSync } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Test } from '@nestjs/testing';
import type { PersonPrincipal, ServiceName } from '@constellation/contracts-kernel';
import { projectErrors } from '@constellation/contracts-project';
import { startService } from '@constellation/server-http';
import { CallTokenSigner, ServerIdentityModule } from '@constellation/server-identity';
import { freePort, freshMongoUri } from '@constellation/testing-stores';
import { Rpc, TransportModule } from '@constellation/transport';
import { AppModule } from '../app.module.ts';

const services = ['gateway', 'project', 'workspace'] as const;

const writeKeys = async () => {
  const folder = await mkdtemp(join(tmpdir(), 'constellation-keys-'));
  const pairs = services.map((service) => ({ service, ...generateKeyPairSync('ed25519') }));
  const keysFile = join(folder, 'keys.json');
  await writeFile(
    keysFile,
    JSON.stringify({ keys: pairs.map(({ service, publicKey }) => ({ ...publicKey.export({ format: 'jwk' }), kid: service })) }),
  );
  const privateKeyFile = (service: ServiceName) => join(folder, `${service}.json`);
  for (const { service, privateKey } of pairs) {
    await writeFile(privateKeyFile(service), JSON.stringify({ ...privateKey.export({ format: 'jwk' }), kid: service }));
  }
  return { folder, keysFile, privateKeyFile };
};

/** The real service on real stores, and callers that speak as other services. */
export const startProjectService = async (redisUrl: string) => {
  const { folder, keysFile, privateKeyFile } = await writeKeys();
  const port = await freePort();
  const config = {
    NODE_ENV: 'test',
    LOG_LEVEL: 'silent',
    MONGODB_URI: freshMongoUri(),
    REDIS_URL: redisUrl,
    INTERNAL_HOST: '127.0.0.1',
    INTERNAL_PORT: port,
    IDENTITY_KEYS_FILE: keysFile,
    IDENTITY_PRIVATE_KEY_FILE: privateKeyFile('project'),
  } as const;
  const app = await startService({ module: AppModule.forRoot(config), errors: projectErrors, host: '127.0.0.1', port });
  const callerAs = (service: ServiceName) =>
    Test.createTestingModule({
      imports: [
        ServerIdentityModule.forRoot({ service, keysFile, privateKeyFile: privateKeyFile(service) }),
        TransportModule.forRoot({ service, redisUrl, http: 'http://127.0.0.1:1', version: '1' }),
      ],
    }).compile();
  const [gateway, workspace] = await Promise.all([callerAs('gateway'), callerAs('workspace')]);
  return {
    app,
    gateway,
    url: `http://127.0.0.1:${String(port)}`,
    rpcAs: (service: 'gateway' | 'workspace') => (service === 'gateway' ? gateway : workspace).get(Rpc),
    tokenOf: (person: PersonPrincipal) => gateway.get(CallTokenSigner).sign(person, 'project'),
    stop: async () => {
      await Promise.all([app.close(), gateway.close(), workspace.close()]);
      await rm(folder, { recursive: true });
    },
  };
};
