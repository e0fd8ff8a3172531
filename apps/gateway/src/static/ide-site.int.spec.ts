import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freshMongoUri } from '@constellation/testing-stores';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { Browser } from '../testing/browser.ts';
import { startTestGateway, type TestGateway } from '../testing/start-test-gateway.ts';

const script = `export const x = ${JSON.stringify('x'.repeat(5_000))};`;
const page = '<!doctype html><script>theme()</script><script type="module" src="/assets/app-1a2b.js"></script>';

describe('the site of the IDE', () => {
  let gateway: TestGateway;
  const read = (path: string, headers: Record<string, string> = {}) =>
    new Browser(gateway.port, headers['host'] ?? gateway.host).ask('GET', path, { headers });
  const bytes = (path: string, coding: string) =>
    new Promise<{ coding: string | undefined; body: Buffer }>((resolve, reject) => {
      request({ host: '127.0.0.1', port: gateway.port, path, headers: { host: gateway.host, 'accept-encoding': coding } }, (answer) => {
        const chunks: Buffer[] = [];
        answer
          .on('data', (chunk: Buffer) => chunks.push(chunk))
          .on('end', () => resolve({ coding: answer.headers['content-encoding'], body: Buffer.concat(chunks) }));
      })
        .on('error', reject)
        .end();
    });

  beforeAll(async () => {
    const folder = await mkdtemp(join(tmpdir(), 'ide-'));
    await mkdir(join(folder, 'assets'));
    await writeFile(join(folder, 'index.html'), page);
    await writeFile(join(folder, 'assets/app-1a2b.js'), script);
    gateway = await startTestGateway({ mongoUri: freshMongoUri(), redisUrl: inject('redisUrl'), env: { IDE_DIST: folder } });
  });
  afterAll(() => gateway.close());

  it('answers every address of the IDE with its page, checked again each time', async () => {
    for (const path of ['/', '/projects', '/sign-in', '/projects/prj_x?file=src/a.ts'])
      expect(await read(path)).toMatchObject({
        status: 200,
        text: page,
        headers: { 'cache-control': 'no-cache', 'content-type': 'text/html; charset=utf-8' },
      });
    const { headers } = await read('/');
    expect(await read('/', { 'if-none-match': String(headers.etag) })).toMatchObject({ status: 304, text: '' });
  });

  it('keeps hashed files for ever, compressed as the browser likes', async () => {
    expect(await read('/assets/app-1a2b.js')).toMatchObject({
      status: 200,
      headers: { 'cache-control': 'public, max-age=31536000, immutable' },
    });
    const [br, gz, plain] = [
      await bytes('/assets/app-1a2b.js', 'gzip, br'),
      await bytes('/assets/app-1a2b.js', 'gzip'),
      await bytes('/assets/app-1a2b.js', 'identity'),
    ];
    expect([br.coding, gz.coding, plain.coding]).toEqual(['br', 'gzip', undefined]);
    expect([brotliDecompressSync(br.body).toString(), gunzipSync(gz.body).toString(), plain.body.toString()]).toEqual([
      script,
      script,
      script,
    ]);
    expect(br.body.length).toBeLessThan(500);
  });

  it('has no page for a missing file, an unknown part of the API, or a path that leads out', async () => {
    for (const path of [
      '/assets/gone.js',
      '/favicon.ico',
      '/api/v1/nothing',
      '/api',
      '/metrics',
      '/../../../etc/passwd.txt',
      '/%2e%2e/%2e%2e/etc/passwd.txt',
    ])
      expect(await read(path)).toMatchObject({ status: 404, body: { code: 'not_found' } });
  });

  it('sends its policy with every answer', async () => {
    const { headers } = await read('/');
    expect(headers['content-security-policy']).toMatch(/^default-src 'self'; script-src 'self' 'sha256-[\w+/]{43}='; style-src/);
    expect((await read('/api/v1/nothing')).headers['x-content-type-options']).toBe('nosniff');
  });

  it('leads people who come by another local name to its own, but neither programs nor Safari', async () => {
    const navigation = { 'sec-fetch-mode': 'navigate', accept: 'text/html' };
    for (const host of ['localhost:8000', '127.0.0.1:8000'])
      expect(await read('/projects?x=1', { ...navigation, host })).toMatchObject({
        status: 307,
        headers: { location: 'http://constellation.localhost:8000/projects?x=1' },
      });
    expect(await read('/api/v1/auth/sign-up', { host: 'localhost:8000' })).toMatchObject({ status: 200 });
    const safari = 'Mozilla/5.0 (Macintosh) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Safari/605.1.15';
    expect(await read('/', { ...navigation, host: 'localhost:8000', 'user-agent': safari })).toMatchObject({ status: 200 });
  });

  it('tells who comes by a foreign name where it is, and answers nothing else there', async () => {
    for (const path of ['/', '/api/v1/auth/sign-up'])
      expect(await read(path, { host: 'evil.example:8000' })).toMatchObject({
        status: 421,
        text: expect.stringContaining('http://constellation.localhost:8000') as string,
      });
    expect(await read('/health/ready', { host: 'probe' })).toMatchObject({ status: 200 });
  });

  it('describes its API', async () => {
    expect(await read('/openapi.json')).toMatchObject({ status: 200, body: { openapi: '3.1.0' } });
    expect((await read('/docs')).text).toContain('<code>/projects</code>');
  });
});
