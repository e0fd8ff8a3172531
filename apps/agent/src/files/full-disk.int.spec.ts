import { spawnSync } from 'node:child_process';
import { type AgentClient, createSnapshot, makeFolder, statFile, writeFile } from '@constellation/agent-protocol';
import { bytesOf, readText } from '@constellation/testing-agent-conformance';
import { afterEach, describe, expect, it } from 'vitest';
import { RunningAgent } from '../testing/running-agent.ts';

/** A mount namespace of the test's own, in which a file system of one megabyte lies over the workspace's folder. */
const namespace = process.getuid?.() === 0 ? ['unshare', '--mount'] : ['unshare', '--mount', '--map-root-user'];
const isPossible = spawnSync(namespace[0] ?? '', [...namespace.slice(1), 'sh', '-c', 'mount -t tmpfs none /mnt']).status === 0;

const reason = '`unshare --mount` is refused on this machine: run the tests as root, or allow user namespaces';

const startOnSmallDisk = async (options: string): Promise<RunningAgent> => {
  const mounted =
    'for last in "$@"; do [ "$previous" = --root ] && root=$last; previous=$last; done; mount -t tmpfs -o "$0" none "$root" && exec "$@"';
  return RunningAgent.start({ wrapper: [...namespace, 'sh', '-c', mounted, options] });
};

const write = (client: AgentClient, path: string, content: Uint8Array) =>
  client.upload(writeFile, { path, precondition: { kind: 'overwrite' } }, content);

describe('files on a disk with an end', () => {
  let agent: RunningAgent | undefined;
  afterEach(() => agent?.stop());

  it('answers no_space, keeps the old file whole, leaves nothing behind and writes again once there is room', async ({ skip }) => {
    skip(!isPossible, reason);
    agent = await startOnSmallDisk('size=1m');
    const client = await agent.connect();
    await write(client, 'kept.txt', bytesOf('the old content'));
    await write(client, 'ballast', new Uint8Array(700_000));
    await expect(write(client, 'kept.txt', new Uint8Array(600_000))).rejects.toMatchObject({ code: 'no_space' });
    await expect(write(client, 'new.bin', new Uint8Array(600_000))).rejects.toMatchObject({ code: 'no_space' });
    expect(await readText(client, 'kept.txt')).toBe('the old content');
    await expect(client.call(statFile, { path: 'new.bin' })).rejects.toMatchObject({ code: 'not_found' });
    // The refused bytes are gone: as many fit as before.
    await write(client, 'fits', new Uint8Array(250_000));
    await write(client, 'ballast', bytesOf('small'));
    expect(await write(client, 'kept.txt', new Uint8Array(600_000))).toMatchObject({ size: 600_000 });
    client.close();
  });

  it('answers no_space when not even a name fits', async ({ skip }) => {
    skip(!isPossible, reason);
    agent = await startOnSmallDisk('size=1m,nr_inodes=4');
    const client = await agent.connect();
    await write(client, 'one', bytesOf('1'));
    await expect(
      (async () => {
        for (let count = 0; count < 6; count += 1) await client.call(makeFolder, { path: `folder-${count}` });
      })(),
    ).rejects.toMatchObject({ code: 'no_space' });
    expect(await readText(client, 'one')).toBe('1');
    client.close();
  });

  it('answers read_only on a disk that takes no writes, and still takes snapshots beside it', async ({ skip }) => {
    skip(!isPossible, reason);
    agent = await startOnSmallDisk('size=1m,ro');
    const client = await agent.connect();
    await expect(write(client, 'a', bytesOf('1'))).rejects.toMatchObject({ code: 'read_only' });
    expect(await client.call(createSnapshot, {})).toMatchObject({ files: 0 });
    client.close();
  });
});
