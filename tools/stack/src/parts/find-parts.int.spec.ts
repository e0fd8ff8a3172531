import { chmodSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { temporaryFolder } from '../testing/temporary-folder.ts';
import { findMongod } from './find-mongod.ts';
import { findRedis } from './find-redis.ts';
import { PartMissing } from './part.ts';

let folder: string;
beforeEach(() => (folder = temporaryFolder('parts')));
afterEach(() => rmSync(folder, { recursive: true }));

const program = (name: string, versionLine: string): void => {
  writeFileSync(join(folder, name), `#!/bin/sh\necho '${versionLine}'\n`);
  chmodSync(join(folder, name), 0o755);
};
const env = (): NodeJS.ProcessEnv => ({ PATH: folder });

describe('choosing a program', () => {
  it('takes the one on PATH and tells its version, source and checksum', async () => {
    program('mongod', 'db version v7.0.14');
    const part = await findMongod({ env: env(), cache: folder });
    expect(part).toMatchObject({ name: 'mongod', path: join(folder, 'mongod'), version: '7.0.14', source: 'PATH' });
    expect(part.sha256).toMatch(/^[0-9a-f]{64}$/);
  });

  it('passes over one that is too old', async () => {
    program('mongod', 'db version v4.4.29');
    await expect(findMongod({ env: env(), cache: folder }, 'PATH')).rejects.toThrow(PartMissing);
  });

  it('says what is missing, why it is needed and the exact command that gets it', async () => {
    program('redis-server', 'Redis server v=6.2.14 sha=00000000:0');
    await expect(findRedis({ env: env(), cache: folder })).rejects.toThrow(
      'Redis 7 or newer carries the messages between the services and none was found or could be built: run "sudo apt-get install redis-server"',
    );
  });
});
