import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { runBuild } from '../build/run-build.ts';
import { Steps } from '../console/steps.ts';
import { readJson } from '../data-folder/json-file.ts';
import { findChromium } from '../parts/find-chromium.ts';
import { runCommand } from '../process/run-command.ts';
import { countBrowserTests, countVerified, type TestCount } from './count-tests.ts';
import { runVerify } from './run-verify.ts';

/** `make test`: verify, the build, and the browser tests on a stack of their own. Its last line counts them all. */
export async function test(checkout: string): Promise<number> {
  const verified = await runVerify(checkout);
  const counts = [countVerified(verified.output), await runBrowserTests(checkout)];
  const passed = counts.reduce((sum, count) => sum + count.passed, 0);
  const failed = counts.reduce((sum, count) => sum + count.failed, verified.code === 0 ? 0 : Number(counts[0]?.failed === 0));
  process.stdout.write(`\n${passed} passed, ${failed} failed\n`);
  return failed === 0 ? 0 : 1;
}

async function runBrowserTests(checkout: string): Promise<TestCount> {
  const steps = Steps.onTerminal();
  const report = join(checkout, 'test-results', 'browser-tests.json');
  try {
    const chromium = await findChromium(checkout, { report: (sentence) => steps.say(sentence) });
    steps.say(`browser tests in Chromium ${chromium.version} (${chromium.path})`);
    await runBuild({ checkout, env: process.env, quiet: false, signal: new AbortController().signal });
    rmSync(report, { force: true });
    const cli = join(checkout, 'node_modules', '@playwright', 'test', 'cli.js');
    const config = join(checkout, 'apps', 'ide-e2e', 'playwright.config.ts');
    const env = { ...process.env, CONSTELLATION_CHROMIUM: chromium.path, PLAYWRIGHT_JSON_OUTPUT_FILE: report };
    await runCommand(process.execPath, [cli, 'test', '--config', config], { cwd: checkout, env, show: true });
    return countBrowserTests(readJson(report));
  } catch (error) {
    process.stdout.write(`${error instanceof Error ? error.message : String(error)}\n`);
    return { passed: 0, failed: 1 };
  }
}
