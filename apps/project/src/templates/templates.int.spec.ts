import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { freePort } from '@constellation/testing-stores';
import { templateSchema } from '@constellation/contracts-project';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { allTemplates, findTemplate } from './find-template.ts';

const run = promisify(execFile);
let folder: string;
beforeEach(async () => { folder = await mkdtemp(join(tmpdir(), 'constellation-template-')); });
afterEach(() => rm(folder, { recursive: true, force: true }));

const fill = async (slug: string) => {
  for (const { path, contentBase64, executable } of findTemplate(slug)?.files ?? []) {
    const file = join(folder, path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, Buffer.from(contentBase64, 'base64'), { mode: executable ? 0o755 : 0o644 });
  }
};

describe.each(allTemplates)('the template $slug', ({ slug, runCommand = '', testCommand = '', ...template }) => {
  it('has a README, an ignore file and both commands, and is small enough for one message', () => {
    templateSchema.parse({ slug, runCommand, testCommand, ...template });
    const files = findTemplate(slug)?.files ?? [];
    expect(files.map(({ path }) => path)).toEqual(expect.arrayContaining(['README.md', '.gitignore']));
    expect(runCommand).not.toBe('');
    expect(testCommand).not.toBe('');
    expect(JSON.stringify(files).length).toBeLessThan(200_000);
  });

  it('passes its own tests without an installation', async () => {
    await fill(slug);
    await expect(run('sh', ['-c', testCommand], { cwd: folder })).resolves.toBeDefined();
  });
});

describe.each(allTemplates.filter(({ slug }) => slug !== 'static-site'))('the run command of $slug', ({ slug, runCommand = '' }) => {
  it('prints something', async () => {
    await fill(slug);
    const { stdout } = await run('sh', ['-c', runCommand], { cwd: folder });
    expect(stdout).not.toBe('');
  });
});

describe('the static site', () => {
  it('is served by its run command on the port that it is given', async () => {
    await fill('static-site');
    const port = await freePort();
    const server = spawn('sh', ['-c', `exec ${findTemplate('static-site')?.runCommand ?? ''}`], { cwd: folder, env: { ...process.env, PORT: String(port) }, stdio: 'ignore' });
    const read = () => fetch(`http://127.0.0.1:${String(port)}/`).then((response) => response.text(), () => '');
    await vi.waitUntil(async () => (await read()).includes('<title>A static site</title>'), { timeout: 10_000 });
    server.kill();
    await once(server, 'exit');
  });
});

describe('a template that fails its tests', () => {
  it('is noticed', async () => {
    await fill('node-typescript');
    const file = join(folder, 'src/text-statistics.ts');
    await writeFile(file, 'export const wordsOf = () => []; export const countSentences = () => 0; export const statisticsOf = () => ({}); export const mostFrequentWords = () => [];');
    await expect(run('sh', ['-c', 'node --test'], { cwd: folder })).rejects.toBeDefined();
  });
});
