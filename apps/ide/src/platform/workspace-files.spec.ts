import { readFile, statFile, writeFile } from '@constellation/contracts-workspace';
import { ApiClient } from '@constellation/web-api-client';
import { FakeApi, sampleId } from '@constellation/testing-web';
import { beforeEach, describe, expect, it } from 'vitest';
import { WorkspaceFiles } from './workspace-files.ts';

const session = { accessToken: async () => 't', renew: async () => 't', assertMayAsk: () => undefined };
const bytesOf = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);

describe('WorkspaceFiles', () => {
  let fake: FakeApi;
  let files: WorkspaceFiles;
  beforeEach(() => {
    fake = new FakeApi();
    files = new WorkspaceFiles(new ApiClient({ origin: '', fetch: fake.fetch, session }), sampleId('wsp', 1));
  });

  it('reads bytes with their tag', async () => {
    fake.on(readFile, () => new Response('hello', { headers: { etag: '"abc"' } }));
    const { bytes, tag, size } = await files.read('src/a.ts');
    expect([new TextDecoder().decode(bytes), tag, size]).toEqual(['hello', 'abc', 5]);
    expect(fake.inputsOf(readFile)).toEqual([{ workspaceId: sampleId('wsp', 1), path: 'src/a.ts' }]);
  });

  it('reads the beginning of a large file and knows how large it is', async () => {
    fake.on(readFile, (_input, request) => {
      expect(request.headers.get('range')).toBe('bytes=0-3');
      return new Response('hell', { status: 206, headers: { etag: '"abc"', 'content-range': 'bytes 0-3/5000' } });
    });
    expect(await files.read('big.log', { first: 4 })).toMatchObject({ size: 5_000, tag: 'abc' });
  });

  it('asks for size and tag alone', async () => {
    fake.on(statFile, () => new Response(null, { headers: { etag: '"abc"', 'content-length': '12' } }) as never);
    expect(await files.stat('a.ts')).toEqual({ tag: 'abc', size: 12 });
  });

  it.each([
    [{ ifMatch: 'abc' } as const, 'if-match', '"abc"'],
    ['overwrite' as const, 'if-match', '*'],
    ['create' as const, 'if-none-match', '*'],
  ])('writes under the condition %j', async (condition, header, value) => {
    fake.on(writeFile, async (_input, request) => {
      expect(request.headers.get(header)).toBe(value);
      expect(await request.text()).toBe('new');
      return { path: 'a.ts', tag: 'def', size: 3, modifiedAt: '2026-11-24T10:00:00.000Z' };
    });
    expect(await files.write('a.ts', bytesOf('new'), condition)).toMatchObject({ tag: 'def' });
  });

  it('carries the current tag of a file that changed meanwhile', async () => {
    fake.refuse(writeFile, 'file.changed', { details: { tag: 'newer' } });
    await expect(files.write('a.ts', bytesOf('x'), { ifMatch: 'old' })).rejects.toMatchObject({
      code: 'file.changed',
      details: { tag: 'newer' },
    });
  });
});
