import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

const repository = join(import.meta.dirname, '../../../..');

/** Bundles an app as it ships into `folder`, of its own, so that another build at the same time does not pull it away. */
export const bundleApp = async (app: 'agent' | 'workspace', folder: string): Promise<string> => {
  const vite = join(repository, 'node_modules/vite/bin/vite.js');
  await promisify(execFile)(process.execPath, [vite, 'build', '--logLevel', 'error', '--outDir', folder, '--emptyOutDir'], {
    cwd: join(repository, 'apps', app),
  });
  return folder;
};
