import { once } from 'node:events';
import { request } from 'node:http';
import type { Duplex } from 'node:stream';
import { AgentClient, webSocketLink } from '@constellation/agent-protocol';
import { WebSocket } from 'ws';

/** The data plane as the gateway uses it. */
export class DataPlaneClient {
  constructor(
    readonly address: string,
    readonly token: string,
    readonly workspaceId: string,
  ) {}

  get headers(): Record<string, string> {
    return { authorization: `Bearer ${this.token}`, 'x-correlation-id': 'test-correlation' };
  }

  url(path: string): string {
    return `${this.address}/data/v1/workspaces/${this.workspaceId}${path}`;
  }

  fetch(path: string, init: RequestInit & { duplex?: 'half' } = {}): Promise<Response> {
    return fetch(this.url(path), { ...init, headers: { ...this.headers, ...(init.headers as Record<string, string> | undefined) } });
  }

  put(path: string, body: string, headers: Record<string, string>): Promise<Response> {
    return this.fetch(`/files?path=${encodeURIComponent(path)}`, { method: 'PUT', body, headers });
  }

  async lines(path: string, init: RequestInit = {}): Promise<Record<string, unknown>[]> {
    const text = await (await this.fetch(path, init)).text();
    return text
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
  }

  /** An agent client over the browser's socket. */
  async socket(): Promise<AgentClient> {
    const socket = new WebSocket(this.url('/socket').replace('http', 'ws'), { headers: this.headers });
    await once(socket, 'open');
    return AgentClient.connect(webSocketLink(socket));
  }

  /** The status of a refused upgrade, or the tunnel. */
  tunnel(port: number): Promise<Duplex | number> {
    const asked = request(this.url(`/ports/${String(port)}/tunnel`), {
      headers: { ...this.headers, connection: 'Upgrade', upgrade: 'tunnel' },
    });
    asked.end();
    return new Promise((resolve, reject) => {
      asked.once('upgrade', (_response, socket) => resolve(socket));
      asked.once('response', (response) => resolve(response.resume().statusCode ?? 0));
      asked.once('error', reject);
    });
  }
}
