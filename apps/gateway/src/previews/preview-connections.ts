import { Agent, type ClientRequestArgs } from 'node:http';
import type { Duplex } from 'node:stream';
import { Injectable, type OnModuleDestroy } from '@nestjs/common';

type Dial = () => Promise<Duplex>;

const atOnce = 12;
const forgottenAfterMs = 30_000;

/** Connections through tunnels, used again for the next request. */
class TunnelAgent extends Agent {
  usedAt = Date.now();
  dial: Dial | undefined;

  constructor() {
    super({ keepAlive: true, maxSockets: atOnce, maxFreeSockets: atOnce });
  }

  override createConnection(_options: ClientRequestArgs, done: (error: Error | null, stream: Duplex) => void): undefined {
    const fail = (error: unknown) => {
      done(error instanceof Error ? error : new Error(String(error)), undefined as unknown as Duplex);
    };
    if (this.dial === undefined) fail(new Error('There is no way to the program.'));
    else this.dial().then((stream) => done(null, stream), fail);
  }
}

/**
 * One pool of connections per pass: none is ever shared between two people, workspaces or ports, and a connection ends with
 * the start of the workspace that it leads to. A program is asked at most twelve things at a time.
 */
@Injectable()
export class PreviewConnections implements OnModuleDestroy {
  private readonly agents = new Map<string, TunnelAgent>();
  private readonly sweeping = setInterval(() => this.forgetUnused(), forgottenAfterMs).unref();

  /** `dial` is how a new connection is made now, with the rights that the visitor has now. */
  agentFor(pass: string, dial: Dial): Agent {
    const agent = this.agents.get(pass) ?? new TunnelAgent();
    this.agents.set(pass, agent);
    agent.usedAt = Date.now();
    agent.dial = dial;
    return agent;
  }

  onModuleDestroy(): void {
    clearInterval(this.sweeping);
    for (const agent of this.agents.values()) agent.destroy();
  }

  private forgetUnused(): void {
    for (const [pass, agent] of this.agents) {
      if (Date.now() - agent.usedAt < forgottenAfterMs || Object.keys(agent.sockets).length > 0) continue;
      agent.destroy();
      this.agents.delete(pass);
    }
  }
}
