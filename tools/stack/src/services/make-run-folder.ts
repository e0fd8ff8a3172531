import { createHash } from 'node:crypto';
import { chmodSync, mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * The folder for the agents' sockets. It is short, because a socket's path may have 107 bytes, and one data folder's
 * own: root's default folder has `/run/constellation`, any other one a folder marked by its path.
 */
export function makeRunFolder(dataFolder: string, env: NodeJS.ProcessEnv): string {
  const mark = createHash('sha256').update(dataFolder).digest('hex').slice(0, 8);
  const isRoot = process.getuid?.() === 0;
  const parent = isRoot ? '/run' : (env['XDG_RUNTIME_DIR'] ?? tmpdir());
  const folder = join(parent, dataFolder === '/var/lib/constellation' ? 'constellation' : `constellation-${mark}`);
  mkdirSync(folder, { recursive: true });
  chmodSync(folder, isRoot ? 0o711 : 0o700);
  return folder;
}
