import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import '@constellation/testing-stores';
import { serviceConfig } from './service-config.ts';

const repository = resolve(import.meta.dirname, '../../..');

const greeter = `import { Injectable } from '@nestjs/common';
@Injectable()
export class Greeter {
  greet(name: string): string {
    if (name === '') throw new Error('nobody to greet');
    return 'Hello, ' + name;
  }
}
`;

const main = `import 'reflect-metadata';
import { hash, verify } from '@node-rs/argon2';
import { Controller, Get, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { MongooseModule } from '@nestjs/mongoose';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Greeter } from './greeter.ts';

@Controller()
class Home {
  constructor(private readonly greeter: Greeter) {}
  @Get() home() { return { greeting: this.greeter.greet('Ada') }; }
}
@Module({ imports: [MongooseModule.forRoot(process.env['MONGODB_URI'] ?? '')], controllers: [Home], providers: [Greeter] })
class App {}

const app = await NestFactory.create<NestFastifyApplication>(App, new FastifyAdapter(), { logger: false });
await app.init();
const answer = await app.inject({ url: '/' });
let trace = '';
try { new Greeter().greet(''); } catch (error) { trace = (error as Error).stack ?? ''; }
console.log(JSON.stringify({ answer: answer.json(), verified: await verify(await hash('a password'), 'a password'), trace }));
await app.close();
`;

describe('serviceConfig', () => {
  let folder = '';
  let app = '';

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'constellation-build-'));
    app = join(folder, 'app');
    await mkdir(join(app, 'src'), { recursive: true });
    await symlink(join(repository, 'node_modules'), join(folder, 'node_modules'));
    await writeFile(join(app, 'src/main.ts'), main);
    await writeFile(join(app, 'src/greeter.ts'), greeter);
    await writeFile(
      join(app, 'tsconfig.json'),
      JSON.stringify({ compilerOptions: { experimentalDecorators: true, emitDecoratorMetadata: true, verbatimModuleSyntax: true } }),
    );
    await build({ ...serviceConfig({ root: app, natives: ['@node-rs/argon2'] }), configFile: false, logLevel: 'error' });
  });

  afterAll(async () => {
    await rm(folder, { recursive: true, force: true });
  });

  it('writes an ES module, its map, the vendor chunk without one, and the native packages', async () => {
    const files = await readdir(join(app, 'dist'), { recursive: true });
    expect(files).toEqual(expect.arrayContaining(['main.js', 'main.js.map', 'package.json', join('node_modules', '@node-rs', 'argon2')]));
    expect(JSON.parse(await readFile(join(app, 'dist/package.json'), 'utf8'))).toEqual({ type: 'module' });
    expect(files.filter((file) => /vendor.*\.map$/.test(file))).toEqual([]);
    expect(files.some((file) => /argon2-.*\.node$/.test(file))).toBe(true);
  });

  it('runs where there is no node_modules: injection by type, MongoDB, native code, stack traces of the source', async () => {
    const elsewhere = await mkdtemp(join(tmpdir(), 'constellation-run-'));
    await cp(join(app, 'dist'), elsewhere, { recursive: true });
    const run = promisify(execFile)(process.execPath, ['--enable-source-maps', 'main.js'], {
      cwd: elsewhere,
      env: { MONGODB_URI: inject('mongoUri') },
    });
    const { stdout } = await run.finally(() => rm(elsewhere, { recursive: true, force: true }));
    const printed = JSON.parse(stdout) as { answer: unknown; verified: boolean; trace: string };
    expect(printed).toMatchObject({ answer: { greeting: 'Hello, Ada' }, verified: true });
    expect(printed.trace).toContain('greeter.ts:5');
  });

  it('leaves dependencies outside when linked, for watch builds', async () => {
    const outDir = join(app, 'linked');
    const config = serviceConfig({ root: app, natives: ['@node-rs/argon2'], bundle: 'linked' });
    await build({ ...config, build: { ...config.build, outDir }, configFile: false, logLevel: 'error' });
    expect(await readFile(join(outDir, 'main.js'), 'utf8')).toContain('from "@nestjs/core"');
    expect((await readdir(outDir, { recursive: true })).filter((file) => file.includes('vendor'))).toEqual([]);
  });

  it('refuses to build when a native package is not installed', async () => {
    const config = {
      ...serviceConfig({ root: app, natives: ['@node-rs/argon2', '@constellation/absent'] }),
      configFile: false,
      logLevel: 'silent',
    } as const;
    await expect(build(config)).rejects.toThrow('@constellation/absent is not installed');
  });
});
