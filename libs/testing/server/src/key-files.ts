import { generateKeyPairSync } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { serviceNameSchema, type ServiceName } from '@constellation/contracts-kernel';

export interface KeyFiles {
  keysFile: string;
  privateKeyFileOf: (service: ServiceName) => string;
}

/** Keys of all services, as the launcher makes them. */
export const writeKeyFiles = (folder: string): KeyFiles => {
  mkdirSync(folder, { recursive: true });
  const privateKeyFileOf = (service: ServiceName): string => join(folder, `${service}.json`);
  const keys = serviceNameSchema.options.map((service) => {
    const { privateKey, publicKey } = generateKeyPairSync('ed25519');
    writeFileSync(privateKeyFileOf(service), JSON.stringify(privateKey.export({ format: 'jwk' })));
    return { ...publicKey.export({ format: 'jwk' }), kid: service };
  });
  const keysFile = join(folder, 'keys.json');
  writeFileSync(keysFile, JSON.stringify({ keys }));
  return { keysFile, privateKeyFileOf };
};
