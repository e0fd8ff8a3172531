import { lstatSync } from 'node:fs';
import { join } from 'node:path';
import { AgentError } from '@constellation/agent-protocol';
import type { WorkspaceRoot } from '../files/workspace-root.ts';

/** The absolute folder in which a program is to start; it must be one of the workspace's. */
export const folderOf = (root: WorkspaceRoot, path: string): Promise<string> =>
  root.at(path, { follow: true }, (place) => {
    if (!lstatSync(place.at).isDirectory()) throw new AgentError('not_directory');
    return join(root.folder, place.path);
  });
