import { createHash } from 'node:crypto';
import {
  copyEntry,
  listFolder,
  listTree,
  makeFolder,
  moveEntry,
  readFile,
  removeEntry,
  statFile,
  writeFile,
  type AgentClient,
  type WritePrecondition,
} from '@constellation/agent-protocol';
import { beforeAll, describe, expect, it } from 'vitest';
import { bytesOf, collectBytes, collectItems, readBytes, readText } from './collect.ts';
import type { ConnectedAgent } from './connected-agent.ts';

const write = (client: AgentClient, path: string, content: string | Uint8Array, precondition: WritePrecondition = { kind: 'overwrite' }) =>
  client.upload(writeFile, { path, precondition, parents: true }, typeof content === 'string' ? bytesOf(content) : content);

const tagOf = (content: string) => `sha256-${createHash('sha256').update(content).digest('hex')}`;

const pathsOf = async (
  client: AgentClient,
  input: { path: string; depth?: number; cursor?: string; limit?: number; respectIgnore?: boolean },
) => {
  const stream = await client.open(listTree, input);
  const items = await collectItems(stream);
  return { paths: items.flatMap(({ entries }) => entries.map(({ path }) => path)), nextCursor: (await stream.ended).nextCursor };
};

/** Reading, writing and changing files. */
export const fileConformance = (agent: ConnectedAgent): void => {
  describe('files', () => {
    it('writes and reads bytes as they are, and answers a tag of their content', async () => {
      const content = Uint8Array.from({ length: 1000 }, (_, index) => index % 256);
      const written = await write(agent.client, 'files/bytes.bin', content, { kind: 'create' });
      expect(written).toMatchObject({ size: 1000, created: true, mode: 0o644 });
      const stream = await agent.client.open(readFile, { path: 'files/bytes.bin' });
      expect(stream.opened).toMatchObject({ size: 1000, etag: written.etag, offset: 0, length: 1000 });
      expect(await collectBytes(stream)).toEqual(Buffer.from(content));
    });

    it('writes and reads an empty file, and one larger than any window', async () => {
      await write(agent.client, 'files/empty', '');
      expect(await readText(agent.client, 'files/empty')).toBe('');
      const large = new Uint8Array(5 * 1024 * 1024).map((_, index) => index % 251);
      await write(agent.client, 'files/large.bin', large);
      expect(Buffer.compare(await readBytes(agent.client, 'files/large.bin'), large)).toBe(0);
    });

    it('reads a range, and nothing beyond the end', async () => {
      await write(agent.client, 'files/range.txt', '0123456789');
      expect(Buffer.from(await readBytes(agent.client, 'files/range.txt', { offset: 2, length: 3 })).toString()).toBe('234');
      expect(Buffer.from(await readBytes(agent.client, 'files/range.txt', { offset: 8, length: 30 })).toString()).toBe('89');
      expect(await readBytes(agent.client, 'files/range.txt', { offset: 99 })).toHaveLength(0);
    });

    it('refuses a file larger than asked for, and one that is no text, before it sends any of it', async () => {
      await write(agent.client, 'files/binary', Uint8Array.of(65, 0, 66));
      await expect(agent.client.open(readFile, { path: 'files/binary', text: true })).rejects.toMatchObject({ code: 'binary' });
      await expect(agent.client.open(readFile, { path: 'files/binary', maxBytes: 2 })).rejects.toMatchObject({
        code: 'too_large',
        details: { size: 3, limit: 2 },
      });
    });

    it('takes a body up to its limit and leaves nothing of a longer one', async () => {
      const input = { path: 'files/limited', precondition: { kind: 'overwrite' as const }, maxBytes: 10 };
      await write(agent.client, 'files/limited', 'old');
      await expect(agent.client.upload(writeFile, input, bytesOf('x'.repeat(11)))).rejects.toMatchObject({ code: 'too_large' });
      expect(await readText(agent.client, 'files/limited')).toBe('old');
      expect(await agent.shell('ls -A files | grep -c "^\\.~" || true')).toBe('0\n');
    });

    it('refuses a stale tag and tells the current one, whoever changed the file', async () => {
      const first = await write(agent.client, 'files/stale.txt', 'one');
      const second = await write(agent.client, 'files/stale.txt', 'two', { kind: 'match', etag: first.etag });
      const stale = { code: 'stale', details: { currentEtag: second.etag } };
      await expect(write(agent.client, 'files/stale.txt', 'three', { kind: 'match', etag: first.etag })).rejects.toMatchObject(stale);
      await agent.shell('printf four > files/stale.txt');
      await expect(write(agent.client, 'files/stale.txt', 'five', { kind: 'match', etag: second.etag })).rejects.toMatchObject({
        code: 'stale',
        details: { currentEtag: tagOf('four') },
      });
      await agent.shell('rm files/stale.txt');
      const gone = await write(agent.client, 'files/stale.txt', 'six', { kind: 'match', etag: second.etag }).catch(
        (error: unknown) => error,
      );
      expect(gone).toMatchObject({ code: 'stale', details: undefined });
    });

    it('lets one of many writers with the same tag win', async () => {
      const { etag } = await write(agent.client, 'files/race.txt', 'start');
      const texts = Array.from({ length: 20 }, (_, index) => `writer ${index}`);
      const outcomes = await Promise.allSettled(texts.map((text) => write(agent.client, 'files/race.txt', text, { kind: 'match', etag })));
      const won = texts.filter((_, index) => outcomes[index]?.status === 'fulfilled');
      expect(won).toHaveLength(1);
      expect(await readText(agent.client, 'files/race.txt')).toBe(won[0]);
    });

    it('creates only what is not there, and keeps the permission bits of what is', async () => {
      await write(agent.client, 'files/script.sh', 'echo');
      await expect(write(agent.client, 'files/script.sh', 'other', { kind: 'create' })).rejects.toMatchObject({ code: 'exists' });
      await agent.shell('chmod 755 files/script.sh');
      expect(await write(agent.client, 'files/script.sh', 'echo 2')).toMatchObject({ mode: 0o755, created: false });
    });

    it('shows a reader the old content or the new, never a part', async () => {
      const contents = ['a', 'b'].map((letter) => letter.repeat(200_000));
      await write(agent.client, 'files/whole.txt', contents[0] ?? '');
      const writing = (async () => {
        for (let round = 0; round < 20; round += 1) await write(agent.client, 'files/whole.txt', contents[round % 2] ?? '');
      })();
      const state = { isWriting: true };
      const watched = writing.finally(() => (state.isWriting = false));
      while (state.isWriting) expect(contents).toContain(await readText(agent.client, 'files/whole.txt'));
      await watched;
    });

    it('drops a half-sent body with its link and keeps the old content', async () => {
      await write(agent.client, 'files/dropped.txt', 'old');
      const other = await agent.connect();
      const body = async function* () {
        yield bytesOf('half');
        other.close();
        await Promise.resolve();
      };
      await expect(
        other.upload(writeFile, { path: 'files/dropped.txt', precondition: { kind: 'overwrite' } }, body()),
      ).rejects.toMatchObject({ code: 'gone' });
      expect(await readText(agent.client, 'files/dropped.txt')).toBe('old');
      await expect.poll(() => agent.shell('ls -A files | grep -c "^\\.~" || true')).toBe('0\n');
    });

    it('makes folders, with those above when asked', async () => {
      await expect(agent.client.call(makeFolder, { path: 'deep/er/est' })).rejects.toMatchObject({ code: 'not_found' });
      expect(await agent.client.call(makeFolder, { path: 'deep/er/est', parents: true })).toEqual({ created: true });
      expect(await agent.client.call(makeFolder, { path: 'deep/er/est', parents: true })).toEqual({ created: false });
      await expect(agent.client.call(makeFolder, { path: 'deep/er' })).rejects.toMatchObject({ code: 'exists' });
    });

    it('moves files and folders and never over something unasked', async () => {
      await write(agent.client, 'moving/a.txt', 'a');
      await write(agent.client, 'moving/b.txt', 'b');
      await expect(agent.client.call(moveEntry, { from: 'moving/a.txt', to: 'moving/b.txt' })).rejects.toMatchObject({ code: 'exists' });
      await agent.client.call(moveEntry, { from: 'moving/a.txt', to: 'moving/b.txt', overwrite: true });
      expect(await readText(agent.client, 'moving/b.txt')).toBe('a');
      await agent.client.call(moveEntry, { from: 'moving', to: 'moved' });
      expect(await readText(agent.client, 'moved/b.txt')).toBe('a');
      await expect(agent.client.call(moveEntry, { from: 'moved', to: 'moved/inside' })).rejects.toMatchObject({ code: 'invalid_input' });
      await expect(agent.client.call(moveEntry, { from: 'nothing', to: 'x' })).rejects.toMatchObject({ code: 'not_found' });
    });

    it('copies a folder with what is in it, links as links', async () => {
      await write(agent.client, 'copying/in/a.txt', 'a');
      await agent.shell('chmod 755 copying/in/a.txt; ln -s in/a.txt copying/link');
      expect((await agent.client.call(copyEntry, { from: 'copying', to: 'copied' })).entries).toBe(4);
      expect(await readText(agent.client, 'copied/in/a.txt')).toBe('a');
      expect(await agent.shell('readlink copied/link; stat -c %a copied/in/a.txt')).toBe('in/a.txt\n755\n');
      await expect(agent.client.call(copyEntry, { from: 'copying', to: 'copied' })).rejects.toMatchObject({ code: 'exists' });
      await expect(agent.client.call(copyEntry, { from: 'copying', to: 'copying/in/self' })).rejects.toMatchObject({
        code: 'invalid_input',
      });
    });

    it('removes files by tag and folders only when told to', async () => {
      const { etag } = await write(agent.client, 'removing/a.txt', 'a');
      await expect(agent.client.call(removeEntry, { path: 'removing' })).rejects.toMatchObject({ code: 'not_empty' });
      await write(agent.client, 'removing/a.txt', 'b');
      await expect(agent.client.call(removeEntry, { path: 'removing/a.txt', ifMatch: etag })).rejects.toMatchObject({ code: 'stale' });
      await agent.client.call(removeEntry, { path: 'removing', recursive: true });
      await expect(agent.client.call(statFile, { path: 'removing' })).rejects.toMatchObject({ code: 'not_found' });
      await expect(agent.client.call(removeEntry, { path: '', recursive: true })).rejects.toMatchObject({ code: 'invalid_input' });
    });

    it('follows a link inside the workspace when it writes, and keeps the link', async () => {
      await write(agent.client, 'linked/real.txt', 'old');
      await agent.shell('ln -s real.txt linked/alias.txt');
      await write(agent.client, 'linked/alias.txt', 'new');
      expect(await agent.shell('readlink linked/alias.txt; cat linked/real.txt')).toBe('real.txt\nnew');
      expect(await agent.client.call(statFile, { path: 'linked/alias.txt' })).toMatchObject({
        kind: 'link',
        target: 'real.txt',
        targetKind: 'file',
      });
    });
  });

  describe('tree', () => {
    beforeAll(async () => {
      await agent.shell(
        'mkdir -p tree/src/deep tree/node_modules/pkg tree/.git tree/b && cd tree && touch z.txt a.txt src/i.ts src/deep/d.ts node_modules/pkg/x.js .git/HEAD b/c && printf "node_modules\\n*.log\\n!keep.log\\n" > .gitignore && touch x.log keep.log',
      );
    });

    it('lists folders first, each before its content, and leaves out what is ignored', async () => {
      const { paths, nextCursor } = await pathsOf(agent.client, { path: 'tree', depth: 9 });
      const expected = [
        '.git',
        'b',
        'b/c',
        'node_modules',
        'src',
        'src/deep',
        'src/deep/d.ts',
        'src/i.ts',
        '.gitignore',
        'a.txt',
        'keep.log',
        'x.log',
        'z.txt',
      ];
      expect(paths).toEqual(expected.map((path) => `tree/${path}`));
      expect(nextCursor).toBeUndefined();
    });

    it('says what is ignored, lists it when it is asked for, and walks into it when told to', async () => {
      const items = await collectItems(await agent.client.open(listFolder, { path: 'tree' }));
      const ignored = items.flatMap(({ entries }) => entries.filter((entry) => entry.ignored === true).map(({ path }) => path));
      expect(ignored).toEqual(['tree/.git', 'tree/node_modules', 'tree/x.log']);
      expect((await pathsOf(agent.client, { path: 'tree/node_modules' })).paths).toEqual(['tree/node_modules/pkg']);
      expect((await pathsOf(agent.client, { path: 'tree', depth: 9, respectIgnore: false })).paths).toContain('tree/node_modules/pkg/x.js');
    });

    it('pages without gap or repeat, whatever the size of a page', async () => {
      const whole = (await pathsOf(agent.client, { path: 'tree', depth: 9 })).paths;
      for (const limit of [1, 2, 5, 13]) {
        const paged: string[] = [];
        let cursor: string | undefined;
        do {
          const page = await pathsOf(agent.client, { path: 'tree', depth: 9, limit, ...(cursor === undefined ? {} : { cursor }) });
          paged.push(...page.paths);
          cursor = page.nextCursor;
        } while (cursor !== undefined);
        expect(paged).toEqual(whole);
      }
    });

    it('answers an unknown folder, a file and a foreign cursor as what they are', async () => {
      await expect(agent.client.open(listTree, { path: 'nowhere' })).rejects.toMatchObject({ code: 'not_found' });
      await expect(agent.client.open(listTree, { path: 'tree/a.txt' })).rejects.toMatchObject({ code: 'not_directory' });
      await expect(agent.client.open(listTree, { path: 'tree', cursor: '?' })).rejects.toMatchObject({ code: 'invalid_input' });
    });

    it('lists ten thousand entries in one page', async () => {
      await agent.shell('mkdir many && cd many && seq 1 10000 | xargs touch');
      const { paths } = await pathsOf(agent.client, { path: 'many', limit: 20_000 });
      expect(new Set(paths).size).toBe(10_000);
    });
  });
};
