import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import type { Config } from '../config.ts';
import { eventually } from './eventually.ts';

/** The service as a process of its own, to be killed. */
export class ServiceProcess {
  private child: ChildProcess | undefined;
  output = '';

  constructor(
    private readonly main: string,
    private readonly config: Config,
  ) {}

  async start(): Promise<void> {
    const variables = Object.entries(this.config).map(([name, value]) => `${name}=${String(value)}`);
    const child = spawn('env', [...variables, process.execPath, this.main], { stdio: ['ignore', 'pipe', 'pipe'] });
    this.child = child;
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => (this.output = (this.output + chunk.toString()).slice(-20_000)));
    const ready = `http://127.0.0.1:${String(this.config.INTERNAL_PORT)}/health/ready`;
    await eventually(
      async () => (child.exitCode === null ? (await fetch(ready).catch(() => undefined))?.status : this.output),
      (status) => status === 200,
      20_000,
    );
  }

  async end(signal: 'SIGTERM' | 'SIGKILL'): Promise<number | null> {
    const { child } = this;
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return null;
    child.kill(signal);
    const [code] = (await once(child, 'exit')) as [number | null];
    return code;
  }
}
