import { randomBytes } from 'node:crypto';
import { unlinkSync } from 'node:fs';
import { AgentError } from '@constellation/agent-protocol';
import { Ripgrep } from '../search/ripgrep.ts';
import { temporaryPrefix } from './path-names.ts';
import type { WorkspaceRoot } from './workspace-root.ts';

/** Tells this process' temporary files from those of an agent that was killed while it wrote. */
export const ownTemporaryPrefix = `${temporaryPrefix}${randomBytes(6).toString('hex')}-`;

/** Removes what agents before this one left half written. */
export const sweepTemporaries = async (
  root: WorkspaceRoot,
  environment: Readonly<Record<string, string>>,
  signal: AbortSignal,
): Promise<void> => {
  const parameters = ['--files', '--hidden', '--no-ignore', '--no-messages', '--glob', `${temporaryPrefix}*`, '--', './'];
  for await (const line of new Ripgrep({ arguments: parameters, cwd: root.folder, environment, signal }).lines()) {
    const path = line.replace(/^\.\//, '');
    if (path.includes(ownTemporaryPrefix)) continue;
    await root
      .at(path, { follow: false }, (place) => {
        if (place.name.startsWith(temporaryPrefix)) unlinkSync(place.at);
      })
      .catch((error: unknown) => {
        if (!(error instanceof AgentError)) throw error;
      });
  }
};
