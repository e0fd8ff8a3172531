import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exportJWK, generateKeyPair } from 'jose';

export interface KeyFiles {
  keysFile: string;
  privateKeyFile: (service: string) => string;
}

/** Keys of all services as the launcher writes them. */
export const writeKeyFiles = async (): Promise<KeyFiles> => {
  const folder = await mkdtemp(join(tmpdir(), 'gateway-keys-'));
  const keys = await Promise.all(
    ['gateway', 'project', 'claude', 'workspace'].map(async (kid) => {
      const pair = await generateKeyPair('EdDSA', { extractable: true });
      await writeFile(join(folder, `${kid}.jwk`), JSON.stringify(await exportJWK(pair.privateKey)));
      return { ...(await exportJWK(pair.publicKey)), kid };
    }),
  );
  await writeFile(join(folder, 'keys.json'), JSON.stringify({ keys }));
  return { keysFile: join(folder, 'keys.json'), privateKeyFile: (service) => join(folder, `${service}.jwk`) };
};
