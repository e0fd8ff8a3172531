import { chmodSync, cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findChromium, killRecorded, startStack, type Stack } from '@constellation/stack';
import { test as playwrightTest } from '@playwright/test';

const root = join(import.meta.dirname, '../../../..');

/** Settings under which anybody may sign up and open a workspace, so that tests do not wait for invitations. */
export const openToEverybody: NodeJS.ProcessEnv = { SIGN_UP: 'open', WORKSPACE_LOCAL_FOR: 'everyone' };

interface WorkerFixtures {
  /** Settings of the stack beside the defaults people get. */
  settings: NodeJS.ProcessEnv;
  /** The product, on an empty data folder. All tests of a file that asks for the same settings share it. */
  stack: Stack;
}

/** Playwright's `test` with a running product: `page` opens its addresses. */
export const test = playwrightTest.extend<object, WorkerFixtures>({
  settings: [{}, { option: true, scope: 'worker' }],
  stack: [
    async ({ settings }, use, info) => {
      const folder = mkdtempSync(join(tmpdir(), 'constellation-e2e-'));
      chmodSync(folder, 0o711);
      const env = { STAND_IN_SCRIPTS: join(import.meta.dirname, '../scripts'), ...settings };
      const dataFolder = join(folder, 'data');
      process.once('exit', () => killRecorded(dataFolder)); // Playwright ends a worker that is late without its teardown
      const stack = await startStack({ dataFolder, publicPort: 0, quiet: true, env });
      await use(stack);
      await stack.stop();
      cpSync(join(dataFolder, 'logs'), join(root, `test-results/logs-${info.workerIndex}`), { recursive: true });
      rmSync(folder, { recursive: true, force: true });
    },
    { scope: 'worker', timeout: 300_000 },
  ],
  launchOptions: [
    async ({}, use) => {
      const path = process.env['CONSTELLATION_CHROMIUM'] ?? (await findChromium(root)).path;
      await use({ executablePath: path, args: ['--no-sandbox', '--disable-background-networking', '--disable-component-update'] });
    },
    { scope: 'worker' },
  ],
  baseURL: async ({ stack }, use) => {
    await use(stack.url);
  },
});

export { expect } from '@playwright/test';
