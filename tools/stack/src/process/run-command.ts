import { spawn } from 'node:child_process';

/** How a command ended: `code` is 127 when it could not be started, 128 when a signal ended it. */
export interface CommandResult {
  code: number;
  stdout: string;
  stderr: string;
}

/** How a command is run: `show` sends its output to this process's standard error, for downloads a person waits on. */
export interface CommandOptions {
  cwd?: string;
  env?: NodeJS.ProcessEnv;
  signal?: AbortSignal;
  show?: boolean;
  /** Milliseconds after which the command is ended. */
  timeout?: number;
}

/** Runs a program to its end without a shell. Never rejects but by `signal`; a failure is in `code` and `stderr`. */
export function runCommand(command: string, args: readonly string[], options: CommandOptions = {}): Promise<CommandResult> {
  options.signal?.throwIfAborted();
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: options.cwd,
      env: options.env ?? process.env,
      stdio: options.show ? ['ignore', 2, 2] : ['ignore', 'pipe', 'pipe'],
      ...(options.timeout === undefined ? {} : { timeout: options.timeout }),
    });
    let stdout = '';
    let stderr = '';
    child.stdout?.setEncoding('utf8').on('data', (text: string) => (stdout += text));
    child.stderr?.setEncoding('utf8').on('data', (text: string) => (stderr += text));
    const abort = (): void => void child.kill('SIGTERM');
    options.signal?.addEventListener('abort', abort, { once: true });
    const finish = (code: number): void => {
      options.signal?.removeEventListener('abort', abort);
      if (options.signal?.aborted) reject(new Error('stopped', { cause: options.signal.reason }));
      else resolve({ code, stdout, stderr });
    };
    child.on('error', (error) => {
      stderr += error.message;
      finish(127);
    });
    child.on('close', (code) => finish(code ?? 128));
  });
}
