import { join } from 'node:path';
import type { ChildProgram } from '../process/child.ts';

/** A built program of ours, run by the Node that runs the launcher. */
export function serviceProgram(name: string, main: string, dataFolder: string, env: NodeJS.ProcessEnv): ChildProgram {
  return {
    name,
    command: process.execPath,
    args: ['--enable-source-maps', main],
    env,
    logFile: join(dataFolder, 'logs', `${name}.log`),
  };
}
