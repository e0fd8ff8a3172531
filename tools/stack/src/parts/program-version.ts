import { runCommand } from '../process/run-command.ts';

/** A version of three numbers, as programs print it. */
export interface Version {
  text: string;
  major: number;
}

/** The first `x.y.z` in a program's `--version` output, or undefined when it has none. */
export function parseVersion(output: string): Version | undefined {
  const match = /\bv?=?(\d+)\.(\d+)\.(\d+)/.exec(output);
  if (!match?.[1]) return undefined;
  return { text: `${match[1]}.${match[2]}.${match[3]}`, major: Number(match[1]) };
}

/** Runs `path --version`. Undefined when it does not start (wrong machine, missing library) or prints no version. */
export async function programVersion(path: string): Promise<Version | undefined> {
  const result = await runCommand(path, ['--version'], { timeout: 10_000 });
  return result.code === 0 ? parseVersion(result.stdout) : undefined;
}
