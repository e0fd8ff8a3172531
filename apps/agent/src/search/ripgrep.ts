import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { rgPath } from '@vscode/ripgrep';
import { AgentError } from '@constellation/agent-protocol';

const maxErrorBytes = 4_000;

export interface RipgrepOptions {
  arguments: readonly string[];
  cwd: string;
  environment: Readonly<Record<string, string>>;
  signal: AbortSignal;
}

/** A running ripgrep. It ends with the signal, or when its lines are no longer wanted. */
export class Ripgrep {
  readonly #child: ChildProcess;
  #errors = '';

  constructor(private readonly options: RipgrepOptions) {
    // Settings of the person's own would change what the caller asked for.
    this.#child = spawn(rgPath, ['--no-config', ...options.arguments], {
      cwd: options.cwd,
      env: { ...options.environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#child.on('error', () => undefined);
    this.#child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      if (this.#errors.length < maxErrorBytes) this.#errors += text;
    });
  }

  /** Its output line by line; stops reading, and so ripgrep, while the reader is busy. Throws `invalid_input` for a pattern or glob it refuses. */
  async *lines(): AsyncGenerator<string, void> {
    const exited = once(this.#child, 'close');
    exited.catch(() => undefined);
    const stop = () => this.#child.kill('SIGKILL');
    this.options.signal.addEventListener('abort', stop, { once: true });
    try {
      if (this.#child.stdout !== null) yield* createInterface({ input: this.#child.stdout, crlfDelay: Number.POSITIVE_INFINITY });
      const [code] = (await exited) as [number | null];
      if (this.options.signal.aborted) throw new AgentError('cancelled');
      // 2 with output before it means that some files could not be read, which is no fault of the question.
      if (code === 2 && /regex parse error|error parsing glob|^rg: .*(regex|glob)/m.test(this.#errors)) {
        throw new AgentError('invalid_input', {
          message: 'the pattern does not parse',
          details: { reason: this.#errors.slice(0, 1_000).trim() },
        });
      }
      if (code === null) throw new AgentError('busy', { message: 'the search was ended from outside' });
    } finally {
      this.options.signal.removeEventListener('abort', stop);
      stop();
    }
  }
}
