import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { AgentClient, type AgentClientOptions, byteLink, type FrameLink } from '@constellation/agent-protocol';
import { agentBundle } from './agent-bundle.ts';

export interface RunningAgentOptions {
  /** Put before the agent's own command, such as `unshare`. */
  wrapper?: readonly string[];
  environment?: Readonly<Record<string, string>>;
}

/** As in production: the agent's own Node first, then the system's programs. */
const path = `${dirname(process.execPath)}:/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin`;

let count = 0;

/** The shipped agent as a process of its own, with a fresh folder. */
export class RunningAgent {
  readonly folder = mkdtempSync(join(tmpdir(), 'cst-agent-'));
  readonly root = join(this.folder, 'files');
  readonly state = join(this.folder, 'state');
  readonly socket = join(this.folder, 'agent.sock');
  readonly workspace = `wsp_test${process.pid}n${(count += 1)}`;
  log = '';
  child!: ChildProcess;

  static async start(options: RunningAgentOptions = {}): Promise<RunningAgent> {
    const agent = new RunningAgent();
    mkdirSync(agent.root);
    mkdirSync(join(agent.folder, 'home'));
    await agent.launch(options);
    return agent;
  }

  /** Starts the process (again). */
  async launch({ wrapper = [], environment = {} }: RunningAgentOptions = {}): Promise<void> {
    const parameters = [
      '--socket',
      this.socket,
      '--root',
      this.root,
      '--workspace',
      this.workspace,
      '--generation',
      '1',
      '--state',
      this.state,
    ];
    const [file = '', ...rest] = [...wrapper, process.execPath, join(await agentBundle(), 'main.js'), ...parameters];
    this.child = spawn(file, rest, {
      env: { PATH: path, HOME: join(this.folder, 'home'), SHELL: '/bin/sh', ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const output of [this.child.stdout, this.child.stderr])
      output?.setEncoding('utf8').on('data', (text: string) => (this.log += text));
    const logBefore = this.log.length;
    for (let waited = 0; !this.log.slice(logBefore).includes('agent ready'); waited += 10) {
      if (this.child.exitCode !== null || waited > 10_000) throw new Error(`the agent did not start: ${this.log}`);
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  }

  dial(): FrameLink {
    return byteLink(connect(this.socket));
  }

  connect(options: AgentClientOptions = {}): Promise<AgentClient> {
    return AgentClient.connect(this.dial(), options);
  }

  /** Sends a signal and answers the exit code. */
  async end(signal: NodeJS.Signals): Promise<number | null> {
    if (this.child.exitCode === null && this.child.signalCode === null) {
      const exited = once(this.child, 'exit');
      this.child.kill(signal);
      await exited;
    }
    return this.child.exitCode;
  }

  async stop(): Promise<void> {
    await this.end('SIGTERM');
    rmSync(this.folder, { recursive: true, force: true });
  }
}
