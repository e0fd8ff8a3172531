import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod, mkdir, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import { AgentServer, byteLink } from '@constellation/agent-protocol';
import { agentVersion } from './agent-version.ts';
import type { AgentConfig } from './config.ts';
import { IdleClock } from './idle-clock.ts';
import { errorFacts, log } from './log.ts';
import { endWorkspace } from './processes/end-workspace.ts';
import { registerVerbs } from './register-verbs.ts';
import { createWorkspace, type Workspace } from './workspace.ts';

const features = ['fs', 'proc', 'pty', 'search', 'port', 'snapshot', 'sys'];
/** An agent that no service has spoken to for this long ends, so that none is left behind. */
const idleMs = 10 * 60_000;
/** The driver waits ten seconds before it kills. */
const endGraceMs = 3_000;

/** The agent of one workspace: listens until it is told to end, or has been alone for ten minutes. */
export class Agent {
  readonly #server: AgentServer;
  readonly #listener: Server;
  readonly #idle: IdleClock;
  readonly #workspace: Workspace;
  readonly #life = new AbortController();
  #ending: Promise<void> | undefined;

  constructor(
    private readonly config: AgentConfig,
    private readonly onEnd: () => void,
  ) {
    this.#server = new AgentServer({
      agentVersion,
      workspaceId: config.workspace,
      generation: config.generation,
      bootId: randomUUID(),
      features,
      onFault: (error, verb, correlationId) => log('error', 'a request failed', { verb, correlationId, ...errorFacts(error) }),
    });
    this.#workspace = createWorkspace(config);
    registerVerbs(this.#server, this.#workspace);
    this.#idle = new IdleClock(idleMs, () => void this.end('no service for ten minutes'));
    this.#listener = createServer({ noDelay: true }, (socket) => {
      this.#idle.arrive();
      socket.once('close', () => this.#idle.leave());
      this.#server.accept(byteLink(socket));
    });
  }

  async start(): Promise<void> {
    if (!existsSync('/proc/self/fd')) throw new Error('The agent needs Linux with /proc mounted.');
    await mkdir(this.config.state, { recursive: true, mode: 0o700 });
    // One that was killed left it behind; the driver never starts two.
    await rm(this.config.socket, { force: true });
    await new Promise<void>((resolve, reject) => {
      this.#listener.once('error', reject);
      this.#listener.listen(this.config.socket, resolve);
    });
    await chmod(this.config.socket, 0o660);
    this.#workspace.sweep(this.#life.signal).catch((error: unknown) => log('warn', 'leftovers stay', errorFacts(error)));
    log('info', 'agent ready', { workspace: this.config.workspace, generation: this.config.generation, pid: process.pid });
  }

  /** Stops listening, ends every program of the workspace and lets writes in progress finish. */
  end(reason: string): Promise<void> {
    this.#ending ??= this.#end(reason);
    return this.#ending;
  }

  async #end(reason: string): Promise<void> {
    log('info', 'agent ends', { reason });
    this.#life.abort();
    this.#idle.stop();
    this.#listener.close();
    await endWorkspace(this.config.workspace, endGraceMs);
    this.#server.close();
    await rm(this.config.socket, { force: true });
    this.onEnd();
  }
}
