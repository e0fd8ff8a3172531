import { join } from 'node:path';
import { runCommand } from '../process/run-command.ts';
import { cacheFolder } from './cache-folder.ts';
import { checksum } from './checksum.ts';
import { findOnPath } from './find-on-path.ts';
import { installSystemPackage } from './install-system-package.ts';
import { PartMissing, type Part, type PartSearch, type PartSource } from './part.ts';
import { programVersion } from './program-version.ts';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const packages = { 'apt-get': 'chromium', dnf: 'chromium', apk: 'chromium' };

/**
 * Finds the Chromium the browser tests run in: on PATH, then the system's package when run as root, then Playwright's
 * own. The product itself does not need one.
 *
 * @param checkout the repository, whose Playwright fetches its own browser.
 * @throws PartMissing when no source has it.
 */
export async function findChromium(checkout: string, search: PartSearch = {}): Promise<Part> {
  const env = search.env ?? process.env;
  const onPath = (): Promise<string | undefined> => findOnPath(names, env['PATH']);
  const sources: [PartSource, () => Promise<string | undefined>][] = [
    ['PATH', onPath],
    ['system package', async () => ((await installSystemPackage(packages, search)) ? onPath() : undefined)],
    ['Playwright', () => installPlaywrightChromium(checkout, search)],
  ];
  for (const [source, find] of sources) {
    const path = await find();
    const version = path === undefined ? undefined : await programVersion(path);
    if (path === undefined || !version) continue;
    return { name: 'chromium', path, version: version.text, source, sha256: await checksum(path) };
  }
  throw new PartMissing(
    'The browser tests need Chromium and none was found or could be fetched: install it (Debian: sudo apt-get install chromium) and run the command again.',
  );
}

async function installPlaywrightChromium(checkout: string, search: PartSearch): Promise<string | undefined> {
  search.report?.("fetching Playwright's Chromium");
  const browsers = join(search.cache ?? cacheFolder(search.env), 'playwright');
  const env = { ...(search.env ?? process.env), PLAYWRIGHT_BROWSERS_PATH: browsers };
  const cli = join(checkout, 'node_modules', 'playwright', 'cli.js');
  const options = { cwd: checkout, env, ...(search.signal ? { signal: search.signal } : {}) };
  await runCommand(process.execPath, [cli, 'install', 'chromium'], { ...options, show: process.stderr.isTTY });
  const ask = "import('playwright').then(({ chromium }) => console.log(chromium.executablePath()))";
  return (await runCommand(process.execPath, ['--input-type=module', '-e', ask], options)).stdout.trim() || undefined;
}
