import { createServer } from 'node:http';
import { once } from 'node:events';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { readJson } from './data-folder/json-file.ts';
import { readRunning } from './data-folder/running-record.ts';
import { answersOk } from './process/answers-ok.ts';
import { startStack, type Stack, type StackOptions } from './stack.ts';
import { makeFakeCheckout } from './testing/make-fake-checkout.ts';
import { temporaryFolder } from './testing/temporary-folder.ts';
import { processesOf } from './testing/processes-of.ts';
import { until } from './testing/until.ts';

vi.setConfig({ testTimeout: 90_000, hookTimeout: 90_000 });

let folder: string;
const stacks: Stack[] = [];
beforeEach(() => {
  folder = temporaryFolder('stack');
  makeFakeCheckout(join(folder, 'checkout'));
});
afterEach(async () => {
  for (const stack of stacks.splice(0)) await stack.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function start(options: Partial<StackOptions> = {}): Promise<Stack> {
  const checkout = join(folder, 'checkout');
  const stack = await startStack({ dataFolder: join(folder, 'data'), publicPort: 0, checkout, quiet: true, ...options });
  stacks.push(stack);
  return stack;
}

const recorded = (name: string): { pid: number; port: number } | undefined =>
  readRunning(join(folder, 'data'))?.processes.find((entry) => entry.name === name) as { pid: number; port: number } | undefined;

describe('a stack', () => {
  it('has every service ready when it has started, and leaves nothing running when it is stopped', async () => {
    const stack = await start();
    const ports = ['gateway', 'project', 'claude', 'workspace'].map((name) => recorded(name)?.port ?? 0);
    expect(await Promise.all(ports.map((port) => answersOk(port, '/health/ready')))).toEqual([true, true, true, true]);
    expect(processesOf(folder).length).toBeGreaterThan(5);
    await stack.stop();
    expect(processesOf(folder)).toEqual([]);
    expect(existsSync(join(folder, 'data', 'running.json'))).toBe(false);
  });

  it('starts a service again that was killed', async () => {
    const stack = await start();
    const before = recorded('project')?.pid;
    await stack.kill('project');
    expect(recorded('project')?.pid).not.toBe(before);
    expect(await answersOk(recorded('project')?.port ?? 0, '/')).toBe(true);
  });

  it('starts MongoDB again that was killed', async () => {
    await start();
    const before = recorded('mongod')?.pid ?? 0;
    process.kill(before, 'SIGKILL');
    await until(() => recorded('mongod')?.pid !== before);
  });

  it('opens the same data with the same ports and parts the next time', async () => {
    await (await start()).stop();
    const kept = ['ports.json', 'parts.json'].map((name) => readFileSync(join(folder, 'data', name), 'utf8'));
    await start();
    expect(['ports.json', 'parts.json'].map((name) => readFileSync(join(folder, 'data', name), 'utf8'))).toEqual(kept);
  });

  it('moves MongoDB to another port when its own was taken since, with the data', async () => {
    await (await start()).stop();
    const ports = readJson(join(folder, 'data', 'ports.json')) as { mongo: number } | undefined;
    const squatter = createServer().listen(ports?.mongo, '127.0.0.1');
    await once(squatter, 'listening');
    await start();
    expect(recorded('mongod')?.port).not.toBe(ports?.mongo);
    squatter.close();
  });
});

describe('a start that cannot be', () => {
  it('is refused while another runs on the same folder', async () => {
    await start();
    await expect(start()).rejects.toThrow(/is in use by process/);
  });

  it('names who has the public port, and leaves nothing running', async () => {
    const holder = createServer().listen(0, '127.0.0.1');
    await once(holder, 'listening');
    const { port } = holder.address() as AddressInfo;
    await expect(start({ publicPort: port })).rejects.toThrow(`Port ${port} is in use by process ${process.pid} (`);
    expect(processesOf(folder)).toEqual([]);
    holder.close();
  });

  it('shows the last words of a service that cannot be configured, at once, and ends the rest', async () => {
    const starting = start({ env: { FAIL_AT_START: '1' } });
    await expect(starting).rejects.toThrow(/does not stay up[^]*this service cannot start/);
    expect(processesOf(folder)).toEqual([]);
  });

  it('is refused, with the way out, when only another major version of MongoDB is to be had', async () => {
    await (await start()).stop();
    const path = join(folder, 'data', 'parts.json');
    const parts = readJson(path) as { mongod: object } | undefined;
    const older = { ...parts?.mongod, version: '4.4.1', path: '/gone/mongod', source: 'PATH' };
    writeFileSync(path, JSON.stringify({ ...parts, mongod: older }));
    await expect(start()).rejects.toThrow(/was written by MongoDB 4\.4\.1 .* mongodump and mongorestore/);
  });
});
