import { searchFiles, searchText, type SearchMatch, type VerbSentInput } from '@constellation/agent-protocol';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { collectItems } from './collect.ts';
import type { ConnectedAgent } from './connected-agent.ts';

/** Searching text and listing files. */
export const searchConformance = (agent: ConnectedAgent): void => {
  describe('search', () => {
    beforeAll(async () => {
      await agent.shell(
        'mkdir -p s/sub s/node_modules && cd s && printf "Alpha beta\\nalphabet ALPHA\\n" > one.ts && printf "x alpha.y\\n" > sub/two.js && printf "alpha\\n" > node_modules/dep.js && printf "node_modules\\n" > .gitignore && printf "é🙂 alpha" > utf.txt',
      );
    });

    const search = async (input: VerbSentInput<typeof searchText>) => {
      const stream = await agent.client.open(searchText, { path: 's', ...input });
      const matches = (await collectItems(stream)).flatMap((item) => item.matches);
      return { matches: matches.sort((one, two) => one.path.localeCompare(two.path) || one.line - two.line), trailer: await stream.ended };
    };
    const places = (matches: SearchMatch[]) => matches.map(({ path, line }) => `${path}:${line}`);

    it('finds text whatever its case, with columns as an editor counts them', async () => {
      const { matches, trailer } = await search({ pattern: 'alpha' });
      expect(places(matches)).toEqual(['s/one.ts:1', 's/one.ts:2', 's/sub/two.js:1', 's/utf.txt:1']);
      expect(matches[1]).toMatchObject({
        text: 'alphabet ALPHA',
        ranges: [
          { start: 0, end: 5 },
          { start: 9, end: 14 },
        ],
      });
      expect(matches[3]?.ranges).toEqual([{ start: 4, end: 9 }]);
      expect(trailer).toEqual({ matches: 4, files: 3, limitReached: false });
    });

    it('minds case, whole words, regular expressions and globs when asked', async () => {
      expect(places((await search({ pattern: 'alpha', matchCase: true })).matches)).toEqual([
        's/one.ts:2',
        's/sub/two.js:1',
        's/utf.txt:1',
      ]);
      expect(places((await search({ pattern: 'alpha', matchCase: true, wholeWord: true })).matches)).toEqual([
        's/sub/two.js:1',
        's/utf.txt:1',
      ]);
      expect(places((await search({ pattern: 'alpha.y' })).matches)).toEqual(['s/sub/two.js:1']);
      expect(places((await search({ pattern: '^x.*y$', regex: true })).matches)).toEqual(['s/sub/two.js:1']);
      expect(places((await search({ pattern: 'alpha', include: ['*.ts'] })).matches)).toEqual(['s/one.ts:1', 's/one.ts:2']);
      expect(places((await search({ pattern: 'alpha', exclude: ['*.ts', 'sub'] })).matches)).toEqual(['s/utf.txt:1']);
    });

    it('searches what is ignored only when asked', async () => {
      expect(places((await search({ pattern: 'alpha', ignored: true })).matches)).toContain('s/node_modules/dep.js:1');
    });

    it('stops at its limit and says so', async () => {
      const { matches, trailer } = await search({ pattern: 'alpha', limit: 2 });
      expect(matches).toHaveLength(2);
      expect(trailer.limitReached).toBe(true);
    });

    it('says what is wrong with a pattern', async () => {
      await expect(search({ pattern: '(', regex: true })).rejects.toMatchObject({
        code: 'invalid_input',
        details: { reason: expect.stringContaining('unclosed') as string },
      });
      await expect(search({ pattern: 'x', path: '../..' })).rejects.toMatchObject({ code: 'outside_root' });
    });

    it('cuts a long line around its match', async () => {
      await agent.shell(`cd s && node -e 'console.log("a".repeat(100000) + "needle" + "b".repeat(100000))' > long.txt`);
      const [match] = (await search({ pattern: 'needle' })).matches;
      const range = match?.ranges[0];
      expect(match?.text.length).toBeLessThanOrEqual(1_000);
      expect(match?.text.slice(range?.start, range?.end)).toBe('needle');
      expect((match?.textOffset ?? 0) + (range?.start ?? 0)).toBe(100_000);
    });

    it('ends the search when its caller leaves', async () => {
      const needle = `needle${process.pid}`;
      await agent.shell(
        `mkdir -p big && cd big && node -e 'for (let n = 0; n < 200; n++) require("fs").writeFileSync("f" + n, "${needle}\\n".repeat(20000))'`,
      );
      const stream = await agent.client.open(searchText, { pattern: needle, path: 'big', limit: 100_000 });
      for await (const _ of stream) break;
      await vi.waitFor(async () => expect(await agent.shell(`pgrep -fc "^[^ ]*rg .*${needle}" || true`)).toBe('0\n'), 10_000);
    }, 20_000);

    it('lists the paths of files that are not ignored, and all when asked', async () => {
      const list = async (input: VerbSentInput<typeof searchFiles>) =>
        (await collectItems(await agent.client.open(searchFiles, { path: 's', ...input }))).flatMap(({ paths }) => paths).sort();
      expect(await list({ exclude: ['long.txt'] })).toEqual(['s/.gitignore', 's/one.ts', 's/sub/two.js', 's/utf.txt']);
      expect(await list({ ignored: true })).toContain('s/node_modules/dep.js');
      expect(await list({ include: ['*.js'] })).toEqual(['s/sub/two.js']);
    });
  });
};
