import {
  createSnapshot,
  diffSnapshot,
  listSnapshots,
  readSnapshot,
  restoreSnapshot,
  writeFile,
  type SnapshotChange,
  type VerbSentInput,
} from '@constellation/agent-protocol';
import { beforeAll, describe, expect, it } from 'vitest';
import { bytesOf, collectBytes, collectItems, readText } from './collect.ts';
import type { ConnectedAgent } from './connected-agent.ts';

/** Snapshots of the workspace's files. */
export const snapshotConformance = (agent: ConnectedAgent): void => {
  describe('snapshots', () => {
    const take = (input: VerbSentInput<typeof createSnapshot> = {}) => agent.client.call(createSnapshot, input);
    const diff = async (input: VerbSentInput<typeof diffSnapshot>): Promise<SnapshotChange[]> =>
      (await collectItems(await agent.client.open(diffSnapshot, { paths: ['snap'], ...input }))).flatMap(({ changes }) => changes);
    const named = (changes: SnapshotChange[]) =>
      Object.fromEntries(changes.map(({ path, change }) => [path.slice('snap/'.length), change]));
    const write = (path: string, text: string) =>
      agent.client.upload(writeFile, { path: `snap/${path}`, precondition: { kind: 'overwrite' }, parents: true }, bytesOf(text));

    beforeAll(async () => {
      await agent.shell('mkdir snap && cd snap && printf "secret\\n*.tmp\\n" > .gitignore && printf hidden > secret');
    });

    it('tells what was added, changed and removed, between snapshots and since one', async () => {
      await write('a.txt', 'one');
      await write('b.txt', 'keep');
      const first = await take({ label: 'first one' });
      await write('a.txt', 'two');
      await write('c/d.txt', 'new');
      await agent.shell('rm snap/b.txt');
      const second = await take();
      expect(named(await diff({ from: first.id, to: second.id }))).toEqual({ 'a.txt': 'modified', 'b.txt': 'deleted', 'c/d.txt': 'added' });
      expect(await diff({ from: second.id })).toEqual([]);
      const a = (await diff({ from: first.id })).find(({ path }) => path === 'snap/a.txt');
      expect(a?.before).not.toBe(a?.after);
      expect(a?.after).toMatch(/^sha256-/);
      expect((await diff({ from: first.id, paths: ['snap/c'] })).map(({ path }) => path)).toEqual(['snap/c/d.txt']);
      const { snapshots } = await agent.client.call(listSnapshots, { limit: 2 });
      expect(snapshots.map(({ id }) => id)).toEqual([second.id, first.id]);
      expect(snapshots[1]?.label).toBe('first one');
    });

    it('gives a file’s bytes as they were, whatever attributes and line ends say', async () => {
      await agent.shell('cd snap && printf "* text=auto eol=crlf filter=broken\\n" > .gitattributes && printf "a\\r\\nb\\n\\000" > mixed');
      const { id } = await take();
      await write('mixed', 'changed');
      const stream = await agent.client.open(readSnapshot, { id, path: 'snap/mixed' });
      expect(Buffer.from(await collectBytes(stream)).toString()).toBe('a\r\nb\n\0');
      await expect(agent.client.open(readSnapshot, { id, path: 'snap/never' })).rejects.toMatchObject({ code: 'not_found' });
      await expect(agent.client.open(readSnapshot, { id: 'f'.repeat(40), path: 'snap/mixed' })).rejects.toMatchObject({
        code: 'not_found',
      });
      await agent.shell('rm snap/.gitattributes');
    });

    it('restores files, removes those that did not exist, and leaves alone what a person changed since', async () => {
      await write('r/one.txt', 'before');
      await agent.shell('chmod 755 snap/r/one.txt');
      const { id } = await take();
      const { etag } = await write('r/one.txt', 'by the tool');
      const added = await write('r/added.txt', 'by the tool');
      await write('r/one.txt', 'by a person');
      const stale = await agent.client.call(restoreSnapshot, { id, paths: [{ path: 'snap/r/one.txt', ifMatch: etag }] });
      expect(stale.results).toMatchObject([{ outcome: 'stale' }]);
      expect(await readText(agent.client, 'snap/r/one.txt')).toBe('by a person');
      const paths = [{ path: 'snap/r/one.txt' }, { path: 'snap/r/added.txt', ifMatch: added.etag }, { path: 'snap/b-never' }];
      const { results } = await agent.client.call(restoreSnapshot, { id, paths });
      expect(results.map(({ outcome }) => outcome)).toEqual(['restored', 'removed', 'unchanged']);
      expect(await readText(agent.client, 'snap/r/one.txt')).toBe('before');
      expect(await agent.shell('stat -c %a snap/r/one.txt; ls snap/r')).toBe('755\none.txt\n');
    });

    it('never removes a file it did not keep: ignored, or too large', async () => {
      await agent.shell('cd snap && head -c 3000000 /dev/zero > big');
      const { id, skipped } = await take();
      expect(skipped).toContain('snap/big');
      const { results } = await agent.client.call(restoreSnapshot, { id, paths: [{ path: 'snap/big' }, { path: 'snap/secret' }] });
      expect(results.map(({ outcome }) => outcome)).toEqual(['failed', 'failed']);
      expect(await agent.shell('wc -c < snap/big; cat snap/secret')).toBe('3000000\nhidden');
    });

    it('keeps an ignored file that is named, and knows when one that is named was not there', async () => {
      const { id } = await take({ include: ['snap/secret', 'snap/x.tmp'] });
      await write('secret', 'overwritten');
      await write('x.tmp', 'made');
      const { results } = await agent.client.call(restoreSnapshot, { id, paths: [{ path: 'snap/secret' }, { path: 'snap/x.tmp' }] });
      expect(results.map(({ outcome }) => outcome)).toEqual(['restored', 'removed']);
      expect(await readText(agent.client, 'snap/secret')).toBe('hidden');
    });

    it('says that a kept file has grown beyond what it keeps, not that it was deleted', async () => {
      await write('grows', 'small');
      const { id } = await take();
      await agent.shell('head -c 3000000 /dev/zero > snap/grows');
      expect(named(await diff({ from: id, paths: ['snap/grows'] }))).toEqual({ grows: 'oversized' });
      const { results } = await agent.client.call(restoreSnapshot, { id, paths: [{ path: 'snap/grows' }] });
      expect(results).toMatchObject([{ outcome: 'restored' }]);
      expect(await readText(agent.client, 'snap/grows')).toBe('small');
    });

    it('keeps the files of a repository within the workspace, and nothing of its .git', async () => {
      await agent.shell('mkdir -p snap/nested && cd snap/nested && git init -q . && printf inner > file');
      const { id } = await take();
      await write('nested/file', 'changed');
      const changes = named(await diff({ from: id, paths: ['snap/nested'] }));
      expect(changes).toEqual({ 'nested/file': 'modified' });
      expect(await agent.shell('cd snap/nested && git status --porcelain')).toBe('?? file\n');
    });

    it('ignores the person’s own git settings and hooks', async () => {
      const id = 'hooked';
      await agent.shell(
        `git config --file "$PWD/snap/evil" core.hooksPath "$PWD/snap/hooks"; mkdir -p snap/hooks; printf '#!/bin/sh\\ntouch "$PWD/hook-ran"\\n' > snap/hooks/post-index-change; chmod +x snap/hooks/post-index-change`,
      );
      await write(id, 'x');
      await take();
      expect(await agent.shell('find . -name hook-ran | wc -l')).toBe('0\n');
    });

    it('takes many snapshots at once, each whole', async () => {
      await write('many', 'same');
      const taken = await Promise.all(Array.from({ length: 8 }, (_, index) => take({ label: `n${index}` })));
      expect(new Set(taken.map(({ id }) => id)).size).toBe(8);
      for (const { id } of taken) expect(await diff({ from: id })).toEqual([]);
    });
  });
};
