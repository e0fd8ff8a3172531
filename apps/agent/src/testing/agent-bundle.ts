import { rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { build } from 'vite';

const project = resolve(import.meta.dirname, '../..');
let building: Promise<string> | undefined;

const buildBundle = async (): Promise<string> => {
  const outDir = await mkdtemp(join(tmpdir(), 'cst-agent-bundle-'));
  process.once('exit', () => rmSync(outDir, { recursive: true, force: true }));
  await build({ root: project, configFile: join(project, 'vite.config.ts'), logLevel: 'error', build: { outDir, emptyOutDir: true } });
  return outDir;
};

/** Builds the agent as it ships into a folder outside the checkout, once per test process. */
export const agentBundle = (): Promise<string> => (building ??= buildBundle());
