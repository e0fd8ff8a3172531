import { join } from 'node:path';
import { runCommand } from '../process/run-command.ts';

/** Which repository to build, and whether to tell a person about it. */
export interface BuildRequest {
  checkout: string;
  env: NodeJS.ProcessEnv;
  quiet: boolean;
  signal: AbortSignal;
  /** Only these programs; all of them unless given. */
  programs?: readonly string[] | undefined;
}

/** Builds every program whose inputs have changed, in a process of its own. Rejects with the compiler's words. */
export async function runBuild({ checkout, env, quiet, signal, programs = [] }: BuildRequest): Promise<void> {
  const child = join(import.meta.dirname, 'build-child.ts');
  const result = await runCommand(process.execPath, [child, checkout, quiet ? 'silent' : 'shown', ...programs], {
    env,
    signal,
    show: !quiet,
  });
  if (result.code !== 0) throw new Error(`The build failed.\n${result.stderr}`.trim());
}
