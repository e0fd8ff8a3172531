import { watchPorts, type AgentClient } from '@constellation/agent-protocol';
import type { WorkspaceId } from '@constellation/contracts-kernel';
import { openPort } from '@constellation/contracts-workspace';
import type { ApiClient, ReadableCell } from '@constellation/web-api-client';
import { proxy } from 'valtio';
import { copyOfFailure } from '../../../platform/failure-copy.ts';

export interface PortRow {
  port: number;
  process: string;
}

/** The ports on which the workspace's programs listen, as they come and go. */
export class Ports {
  readonly state = proxy<{ rows: PortRow[]; opening: number | undefined; failure: string | undefined; isKnown: boolean }>({
    rows: [],
    opening: undefined,
    failure: undefined,
    isKnown: false,
  });
  private readonly stopFollowing: () => void;

  constructor(
    private readonly api: Pick<ApiClient, 'call'>,
    private readonly workspaceId: WorkspaceId,
    private readonly clients: ReadableCell<AgentClient | undefined>,
  ) {
    this.stopFollowing = clients.subscribe(() => void this.follow());
    void this.follow();
  }

  /** Opens the preview of a port in a tab of its own. The tab is opened at once: a browser blocks one that comes later. */
  async open(port: number): Promise<void> {
    const tab = window.open('about:blank', '_blank');
    this.state.opening = port;
    this.state.failure = undefined;
    try {
      const { url } = await this.api.call(openPort, { workspaceId: this.workspaceId, port });
      if (tab === null) this.state.failure = 'The browser blocked the new tab. Allow pop-ups for this page and try again.';
      else {
        tab.opener = null;
        tab.location.replace(url);
      }
    } catch (cause) {
      tab?.close();
      this.state.failure = copyOfFailure(cause).sentence;
    } finally {
      this.state.opening = undefined;
    }
  }

  dispose(): void {
    this.stopFollowing();
  }

  private async follow(): Promise<void> {
    const client = this.clients.get();
    if (client === undefined) return;
    try {
      const stream = await client.open(watchPorts, {});
      for await (const message of stream) {
        if (message.kind !== 'item') continue;
        // A program that listens on IPv4 and IPv6 is one row.
        this.state.rows = [...new Map(message.item.ports.map(({ port, process }) => [port, { port, process }])).values()];
        this.state.isKnown = true;
      }
    } catch {
      // The next connection is followed in its turn.
    }
  }
}
