import { describe, expect, it } from 'vitest';
import { KeyedLock } from '../keyed-lock.ts';
import { agentEnvironment } from './agent-environment.ts';
import { parseStat } from './process-identity.ts';
import { withDescendants } from './process-table.ts';
import { sandboxArguments } from './sandbox-arguments.ts';
import { placesOf } from './workspace-places.ts';

const workspaceId = 'wsp_01JD00000000000000000000A1';

describe('where a workspace keeps its things', () => {
  it('has a socket whose path a socket may have, or says which folder is too long', () => {
    expect(placesOf({ data: '/d', run: '/run/constellation' }, workspaceId).socket).toBe('/run/constellation/0000000000a1/agent.sock');
    expect(() => placesOf({ data: '/d', run: `/${'x'.repeat(100)}` }, workspaceId)).toThrow('WORKSPACE_RUN');
  });
});

describe('a sandbox', () => {
  const places = placesOf({ data: '/data', run: '/run/c' }, workspaceId);
  const given = sandboxArguments({ places, programs: ['/opt/agent'], infoFd: 3 });

  it('mounts of the data folder only what is its own', () => {
    const mounted = given.filter((argument) => argument.startsWith('/data/'));
    expect(mounted.every((path) => path.startsWith(`/data/workspaces/${workspaceId}/`))).toBe(true);
    expect(
      given.some((argument) =>
        ['/data', '/', '/root', '/home', '/etc', '/run', '/var'].some(
          (secret) => argument === secret && given[given.indexOf(argument) - 1] !== '--tmpfs',
        ),
      ),
    ).toBe(false);
  });
  it('outlives the service', () => {
    expect(given).not.toContain('--die-with-parent');
  });
});

describe('the environment of a workspace', () => {
  it('is made anew, with the agent’s Node first', () => {
    const environment = agentEnvironment({ workspaceId, home: '/home/coder', node: '/opt/node/bin/node' });
    expect(environment['PATH']?.split(':')[0]).toBe('/opt/node/bin');
    expect(Object.keys(environment).toSorted()).toEqual(['CONSTELLATION_WORKSPACE_ID', 'HOME', 'LANG', 'LOGNAME', 'PATH', 'SHELL', 'USER']);
  });
});

describe('a process', () => {
  it('is read whatever its name', () => {
    const stat = `42 (a) b (c)) S 7 42 42 0 -1 4194560 1 2 3 4 5 6 7 8 20 0 1 0 987654 1 2 3`;
    expect(parseStat(42, stat)).toEqual({ pid: 42, isZombie: false, parent: 7, startTime: 987_654 });
  });
  it('brings its descendants along, not its neighbours', () => {
    const table = [1, 2, 3, 4].map((pid) => ({ pid, startTime: 0, uid: 0, parent: pid === 4 ? 99 : pid - 1 }));
    expect(withDescendants(table, new Set([2])).map(({ pid }) => pid)).toEqual([2, 3]);
  });
});

describe('a lock by key', () => {
  it('orders the work of one key, also after a failure, and lets other keys go on', async () => {
    const lock = new KeyedLock();
    const order: string[] = [];
    const first = Promise.withResolvers<undefined>();
    const failing = lock.run('a', async () => {
      await first.promise;
      order.push('a1');
      throw new Error('a1 failed');
    });
    const second = lock.run('a', () => Promise.resolve(order.push('a2')));
    await lock.run('b', () => Promise.resolve(order.push('b')));
    first.resolve(undefined);
    await expect(failing).rejects.toThrow('a1 failed');
    await second;
    expect(order).toEqual(['b', 'a1', 'a2']);
  });
});
