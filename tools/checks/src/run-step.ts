import { spawn } from 'node:child_process';
import { once } from 'node:events';

export interface FinishedStep {
  succeeded: boolean;
  /** Both streams, as printed. */
  output: string;
}

/** Runs a shell command in `cwd`, passing on its output while keeping it. */
export const runStep = async (command: string, cwd: string): Promise<FinishedStep> => {
  const child = spawn(command, { cwd, shell: true, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => {
    output += chunk.toString();
    process.stdout.write(chunk);
  });
  child.stderr.on('data', (chunk: Buffer) => {
    output += chunk.toString();
    process.stderr.write(chunk);
  });
  const [code] = (await once(child, 'close')) as [number | null];
  return { succeeded: code === 0, output };
};
