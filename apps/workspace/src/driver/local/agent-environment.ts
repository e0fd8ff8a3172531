import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { workspaceVariable } from './process-table.ts';

const systemPath = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';

/** The whole environment of an agent and so of every program of its workspace: nothing of the service's own passes. */
export const agentEnvironment = (options: {
  workspaceId: string;
  home: string;
  node: string;
  temporary?: string;
}): Record<string, string> => ({
  PATH: `${dirname(options.node)}:${options.home}/.local/bin:${systemPath}`,
  HOME: options.home,
  USER: 'coder',
  LOGNAME: 'coder',
  SHELL: existsSync('/bin/bash') ? '/bin/bash' : '/bin/sh',
  LANG: 'C.UTF-8',
  [workspaceVariable]: options.workspaceId,
  ...(options.temporary === undefined ? {} : { TMPDIR: options.temporary }),
});
