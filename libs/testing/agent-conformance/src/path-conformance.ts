import {
  listTree,
  makeFolder,
  moveEntry,
  openTerminal,
  readFile,
  removeEntry,
  startProcess,
  statFile,
  writeFile,
  type AgentClient,
} from '@constellation/agent-protocol';
import { beforeAll, describe, expect, it } from 'vitest';
import { bytesOf, readText } from './collect.ts';
import type { ConnectedAgent } from './connected-agent.ts';

/** Everything that takes a path, tried with one. */
const attempts = (client: AgentClient, path: string): Record<string, () => Promise<unknown>> => ({
  read: () => client.open(readFile, { path }),
  write: () => client.upload(writeFile, { path, precondition: { kind: 'overwrite' } }, bytesOf('planted')),
  'write with parents': () => client.upload(writeFile, { path, precondition: { kind: 'overwrite' }, parents: true }, bytesOf('planted')),
  stat: () => client.call(statFile, { path, follow: true }),
  list: () => client.open(listTree, { path }),
  'make a folder': () => client.call(makeFolder, { path: `${path}/made`, parents: true }),
  'move away': () => client.call(moveEntry, { from: `${path}/x`, to: 'stolen' }),
  'move there': () => client.call(moveEntry, { from: 'inside.txt', to: `${path}/x` }),
  remove: () => client.call(removeEntry, { path: `${path}/x`, recursive: true }),
  'start a program': () => client.call(startProcess, { id: 'escape', command: 'pwd', cwd: path }),
  'open a terminal': () => client.call(openTerminal, { id: 'escape', cwd: path }),
});

const codeOf = async (attempt: () => Promise<unknown>): Promise<string> => {
  try {
    await attempt();
    return 'done';
  } catch (error) {
    return error instanceof Error && 'code' in error ? String(error.code) : String(error);
  }
};

/** Paths that must not leave the workspace, and names that are none. */
export const pathConformance = (agent: ConnectedAgent): void => {
  describe('paths', () => {
    beforeAll(async () => {
      await agent.shell(
        'printf inside > inside.txt; mkdir real; printf real > real/x; mkdir -p outer; ln -s /etc out; ln -s ../../../../../../../../etc up; ln -s out chain; ln -s ./real in; ln -s "$PWD/real" absolute; ln -s loop loop; mkfifo pipe',
      );
    });

    it.each(['/etc', '../etc', 'real/../../etc', 'out', 'up', 'chain', 'outer/../out', 'in/../../etc'])(
      'never leaves the root by %s',
      async (path) => {
        const tried = attempts(agent.client, path);
        const outcomes: Record<string, string> = {};
        for (const [name, attempt] of Object.entries(tried)) outcomes[name] = await codeOf(attempt);
        expect(new Set(Object.values(outcomes)), JSON.stringify(outcomes)).toEqual(new Set(['outside_root']));
      },
    );

    it('follows links that stay inside, relative or absolute', async () => {
      expect(await readText(agent.client, 'in/x')).toBe('real');
      expect(await readText(agent.client, 'absolute/x')).toBe('real');
      expect(await readText(agent.client, 'in/../inside.txt')).toBe('inside');
      await expect(agent.client.open(readFile, { path: 'loop' })).rejects.toMatchObject({ code: 'not_found' });
    });

    it('removes a link that leads out without touching what it leads to', async () => {
      await agent.shell('mkdir kept; printf kept > kept/file; mkdir gone; ln -s ../kept gone/link; ln -s /etc gone/etc');
      await agent.client.call(removeEntry, { path: 'gone', recursive: true });
      expect(await readText(agent.client, 'kept/file')).toBe('kept');
    });

    it('gives each kind of bad name its own answer', async () => {
      const { client } = agent;
      const read = (path: string) => codeOf(() => client.open(readFile, { path }));
      const create = (path: string) => codeOf(() => client.upload(writeFile, { path, precondition: { kind: 'create' } }, bytesOf('')));
      const long = 'n'.repeat(300);
      expect({
        'a name of 300 bytes': await create(`folder/${long}`),
        'a name of 300 bytes, read': await read(long),
        'a name of 129 two-byte letters': await create('é'.repeat(129)),
        'a path of 5,000 bytes': await create('a/'.repeat(2_500)),
        NUL: await create('a\0b'),
        'the root': await create(''),
        'a folder, read': await read('real'),
        'a folder, written': await codeOf(() =>
          client.upload(writeFile, { path: 'real', precondition: { kind: 'overwrite' } }, bytesOf('')),
        ),
        'below a file': await read('inside.txt/x'),
        'below a file, created': await create('inside.txt/x'),
        missing: await read('missing'),
        'in a missing folder': await create('missing/x'),
      }).toEqual({
        'a name of 300 bytes': 'name_too_long',
        'a name of 300 bytes, read': 'name_too_long',
        'a name of 129 two-byte letters': 'name_too_long',
        'a path of 5,000 bytes': 'name_too_long',
        NUL: 'invalid_name',
        'the root': 'is_directory',
        'a folder, read': 'is_directory',
        'a folder, written': 'is_directory',
        'below a file': 'not_directory',
        'below a file, created': 'not_directory',
        missing: 'not_found',
        'in a missing folder': 'not_found',
      });
    });

    it('takes a name of 255 bytes, and every letter that a name may hold', async () => {
      for (const name of ['n'.repeat(255), 'a b', '..a', 'new\nline', '-rf', '*', 'é', '🙂', 'back\\slash', '"quoted"']) {
        await agent.client.upload(writeFile, { path: `names/${name}`, precondition: { kind: 'create' }, parents: true }, bytesOf(name));
        expect(await readText(agent.client, `names/${name}`)).toBe(name);
      }
    });

    it('neither waits for a pipe nor reads one', async () => {
      await expect(agent.client.open(readFile, { path: 'pipe' })).rejects.toMatchObject({ code: 'not_regular' });
      const write = agent.client.upload(writeFile, { path: 'pipe', precondition: { kind: 'overwrite' } }, bytesOf('x'));
      await expect(write).rejects.toMatchObject({ code: 'not_regular' });
      expect(await agent.client.call(statFile, { path: 'pipe' })).toMatchObject({ kind: 'other' });
    });

    it('never reads outside while a folder is swapped for a link under it', async () => {
      await agent.shell('mkdir -p swap/a; printf mine > swap/a/hostname; ln -s /etc swap/b');
      const id = 'swapper';
      const swap = 'cd swap; i=0; while [ $i -lt 1000 ]; do mv a c; mv b a; mv a b; mv c a; i=$((i+1)); done';
      await agent.client.call(startProcess, { id, command: swap });
      const seen = new Set<string>();
      for (let round = 0; round < 500; round += 1) {
        try {
          seen.add(await readText(agent.client, 'swap/a/hostname'));
        } catch (error) {
          seen.add(error instanceof Error && 'code' in error ? String(error.code) : String(error));
        }
      }
      expect([...seen].filter((outcome) => !['mine', 'not_found', 'outside_root', 'busy', 'not_directory'].includes(outcome))).toEqual([]);
      expect(seen).toContain('mine');
    }, 60_000);
  });
};
