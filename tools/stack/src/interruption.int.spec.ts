import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { readRunning } from './data-folder/running-record.ts';
import { freePort } from './process/free-port.ts';
import { makeFakeCheckout } from './testing/make-fake-checkout.ts';
import { temporaryFolder } from './testing/temporary-folder.ts';
import { processesOf } from './testing/processes-of.ts';
import { until } from './testing/until.ts';

vi.setConfig({ testTimeout: 90_000, hookTimeout: 90_000 });

let folder: string;
beforeEach(() => {
  folder = temporaryFolder('interrupted');
  makeFakeCheckout(join(folder, 'checkout'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function launch(): Promise<ChildProcess> {
  const env = { ...process.env, CONSTELLATION_DATA: join(folder, 'data'), PUBLIC_PORT: String(await freePort()) };
  const arguments_ = [join(import.meta.dirname, 'testing', 'launch.ts'), join(folder, 'checkout')];
  return spawn(process.execPath, arguments_, { env, stdio: ['ignore', 'pipe', 'ignore'] });
}

const recordedCount = (): number => readRunning(join(folder, 'data'))?.processes.length ?? 0;
const isReady = (launcher: ChildProcess): Promise<unknown> => once(launcher.stdout as NodeJS.ReadableStream, 'data');

it.each([0, 1, 2, 3, 5, 7])('Ctrl-C once %i processes have begun leaves none of them', async (count) => {
  const launcher = await launch();
  await until(() => existsSync(join(folder, 'data', 'lock.json')) && recordedCount() >= count);
  launcher.kill('SIGINT');
  await once(launcher, 'exit');
  expect(processesOf(folder)).toEqual([]);
  expect(existsSync(join(folder, 'data', 'lock.json'))).toBe(false);
});

it('Ctrl-C on a running stack ends everything and counts as success', async () => {
  const launcher = await launch();
  await isReady(launcher);
  launcher.kill('SIGINT');
  expect(await once(launcher, 'exit')).toEqual([0, null]);
  expect(processesOf(folder)).toEqual([]);
});

it('a start after a launcher that was killed ends what it had left, and runs', async () => {
  const first = await launch();
  await isReady(first);
  first.kill('SIGKILL');
  await once(first, 'exit');
  const orphans = readRunning(join(folder, 'data'))?.processes.map(({ pid }) => pid) ?? [];
  expect(processesOf(folder).length).toBeGreaterThan(5);
  const second = await launch();
  await isReady(second);
  const living = readRunning(join(folder, 'data'))?.processes.map(({ pid }) => pid) ?? [];
  expect(living.filter((pid) => orphans.includes(pid))).toEqual([]);
  second.kill('SIGTERM');
  await once(second, 'exit');
  expect(processesOf(folder)).toEqual([]);
});
