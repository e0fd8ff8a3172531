import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { serviceNames, type ServiceName } from '../services/service-name.ts';
import { readJson, writeJson, writePrivate } from './json-file.ts';

/** The secrets of one data folder: made once, kept in files only the launcher's user can read. */
export interface Secrets {
  mongoKeyFile: string;
  credentialsKeyFile: string;
  /** The public keys of all services as a JWKS. */
  identityKeysFile: string;
  identityPrivateKeyFile: Record<ServiceName, string>;
  /** Passwords of the MongoDB users, by user name; `launcher` administers. */
  mongoPasswords: Record<StoreUser, string>;
  /** Passwords of the Redis users, by user name; `launcher` administers. */
  redisPasswords: Record<StoreUser, string>;
}

/** Who has an account in a store: each service, and the launcher to set it up and stop it. */
export type StoreUser = ServiceName | 'launcher';

/** Reads the folder's secrets, making those that are not there. */
export function openSecrets(dataFolder: string): Secrets {
  const at = (name: string): string => join(dataFolder, 'secrets', name);
  const keyFile = (service: ServiceName): string => at(`${service}.private.jwk.json`);
  makeFile(at('mongo-keyfile'), () => randomBytes(756).toString('base64'));
  makeFile(at('credentials.key'), () => randomBytes(32).toString('base64url'));
  makeIdentityKeys(at('identity.jwks.json'), keyFile);
  return {
    mongoKeyFile: at('mongo-keyfile'),
    credentialsKeyFile: at('credentials.key'),
    identityKeysFile: at('identity.jwks.json'),
    identityPrivateKeyFile: Object.fromEntries(serviceNames.map((name) => [name, keyFile(name)])) as Secrets['identityPrivateKeyFile'],
    mongoPasswords: passwords(at('mongo-passwords.json')),
    redisPasswords: passwords(at('redis-passwords.json')),
  };
}

function passwords(path: string): Record<StoreUser, string> {
  const users = ['launcher', ...serviceNames] as const;
  const known = (readJson(path) as Partial<Record<StoreUser, string>> | undefined) ?? {};
  const all = Object.fromEntries(users.map((user) => [user, known[user] ?? randomBytes(24).toString('base64url')]));
  if (users.some((user) => known[user] === undefined)) writeJson(path, all);
  return all as Record<StoreUser, string>;
}

function makeIdentityKeys(publicPath: string, privatePath: (service: ServiceName) => string): void {
  let changed = !existsSync(publicPath);
  const keys = serviceNames.map((kid) => {
    const path = privatePath(kid);
    if (!existsSync(path)) {
      const { privateKey } = generateKeyPairSync('ed25519');
      writeJson(path, { ...privateKey.export({ format: 'jwk' }), kid, alg: 'EdDSA', use: 'sig' });
      changed = true;
    }
    const { d: _secret, ...publicKey } = JSON.parse(readFileSync(path, 'utf8')) as { d: string };
    return publicKey;
  });
  if (changed) writeJson(publicPath, { keys });
}

function makeFile(path: string, content: () => string): void {
  if (!existsSync(path)) writePrivate(path, content());
}
