import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** Where agents find their program and the Node that runs it. */
export interface InstalledAgent {
  bundle: string;
  node: string;
}

/**
 * Makes the agent's bundle and its Node reachable for agents. A person's own agents run from the checkout; root's have
 * uids of their own and could not enter a home of mode 0700, so both are copied into the data folder, once per version.
 */
export function installAgent(checkout: string, dataFolder: string): InstalledAgent {
  const built = join(checkout, 'apps', 'agent', 'dist');
  if (process.getuid?.() !== 0) return { bundle: built, node: process.execPath };
  const folder = join(dataFolder, 'agent');
  mkdirSync(folder, { recursive: true, mode: 0o755 });
  const bundle = `bundle-${digestOf(join(built, 'main.js'))}`;
  const node = `node-${process.versions.node}`;
  copyOnce(built, join(folder, bundle));
  copyOnce(process.execPath, join(folder, node, 'bin', 'node'), join(folder, node));
  for (const name of readdirSync(folder)) {
    if (name !== bundle && name !== node) rmSync(join(folder, name), { recursive: true, force: true });
  }
  return { bundle: join(folder, bundle), node: join(folder, node, 'bin', 'node') };
}

// Copied beside and renamed, so that a copy which was cut short is never taken for a whole one.
function copyOnce(source: string, target: string, whole = target): void {
  if (existsSync(target)) return;
  const temporary = `${whole}.copying`;
  rmSync(temporary, { recursive: true, force: true });
  cpSync(source, join(temporary, target.slice(whole.length)), { recursive: true, dereference: true });
  renameSync(temporary, whole);
}

function digestOf(file: string): string {
  return createHash('sha256').update(readFileSync(file)).digest('hex').slice(0, 12);
}
