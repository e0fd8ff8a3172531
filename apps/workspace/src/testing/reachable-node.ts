import { copyFileSync, existsSync, mkdirSync, renameSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** As root, agents run as users that cannot enter root's home; the launcher copies Node for them, and so do tests, once. */
export const reachableNode = (): string => {
  if (process.getuid?.() !== 0) return process.execPath;
  const bin = join(tmpdir(), `constellation-node-${process.version}`, 'bin');
  const node = join(bin, 'node');
  if (existsSync(node)) return node;
  mkdirSync(bin, { recursive: true, mode: 0o755 });
  copyFileSync(process.execPath, `${node}.${String(process.pid)}`);
  renameSync(`${node}.${String(process.pid)}`, node);
  return node;
};
