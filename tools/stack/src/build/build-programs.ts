import { existsSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { readJson, writeJson } from '../data-folder/json-file.ts';
import { runCommand } from '../process/run-command.ts';
import { inputDigest } from './input-digest.ts';
import { workspacePackages, type WorkspacePackage } from './workspace-packages.ts';

/** What has a build of its own, in the order it is built: the longest first. */
const programs = ['ide', 'gateway', 'claude', 'workspace', 'project', 'agent', 'anthropic-stand-in'];

const atOnce = 2;

/** What to build and whom to tell. */
export interface ProgramBuild {
  checkout: string;
  /** Only these programs; all when empty. */
  only: readonly string[];
  say: (text: string) => void;
  signal: AbortSignal;
}

/** Builds each program whose inputs have changed since it was last built here. Answers how many it built. */
export async function buildPrograms({ checkout, only, say, signal }: ProgramBuild): Promise<number> {
  const packages = workspacePackages(checkout);
  const record = join(checkout, 'node_modules', '.cache', 'constellation', 'built.json');
  mkdirSync(dirname(record), { recursive: true });
  const built = (readJson(record) as Record<string, string> | undefined) ?? {};
  const chosen = only.length === 0 ? programs : programs.filter((program) => only.includes(program));
  const stale = chosen.flatMap((program) => {
    const entry = packages.get(`@constellation/${program}`);
    if (!entry || !existsSync(join(checkout, entry.folder, 'vite.config.ts'))) return [];
    const digest = inputDigest(checkout, entry.name, packages);
    return built[program] === digest && isBuilt(checkout, entry) ? [] : [{ program, entry, digest }];
  });
  const queue = [...stale];
  const worker = async (): Promise<void> => {
    for (let next = queue.shift(); next; next = queue.shift()) {
      const begun = performance.now();
      await buildOne(checkout, next.entry, signal);
      built[next.program] = next.digest;
      writeJson(record, built);
      say(`built ${next.program} in ${((performance.now() - begun) / 1000).toFixed(1)} s`);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return stale.length;
}

async function buildOne(checkout: string, entry: WorkspacePackage, signal: AbortSignal): Promise<void> {
  const vite = join(checkout, 'node_modules', 'vite', 'bin', 'vite.js');
  const options = { cwd: join(checkout, entry.folder), signal };
  const result = await runCommand(process.execPath, [vite, 'build', '--logLevel', 'warn'], options);
  if (result.code !== 0)
    throw new Error(`The build of ${entry.folder} failed:\n${stripVTControlCharacters(result.stdout + result.stderr)}`);
}

function isBuilt(checkout: string, entry: WorkspacePackage): boolean {
  return ['main.js', 'index.html'].some((name) => existsSync(join(checkout, entry.folder, 'dist', name)));
}
