import { WebSocket } from 'ws';
import type { Browser } from './browser.ts';

/** What a socket is for, as its ticket says. */
export type SocketResource = { kind: 'live' } | { kind: 'workspace'; id: string };

const addresses = {
  live: () => ({ path: '/ws', protocol: 'constellation.live.v1' }),
  workspace: (id: string) => ({ path: `/ws/workspaces/${id}`, protocol: 'constellation.agent.v1' }),
};

/** Opens a WebSocket as the IDE does: a one-use ticket, then the handshake. Rejects when either is refused. */
export const openSocket = async (browser: Browser, resource: SocketResource): Promise<WebSocket> => {
  const { ticket } = await browser.call<{ ticket: string }>('POST', '/ws/tickets', { body: { resource } });
  const { path, protocol } = resource.kind === 'live' ? addresses.live() : addresses.workspace(resource.id);
  const { host, port } = browser.site;
  const headers = { host, origin: `http://${host}` };
  const socket = new WebSocket(`ws://127.0.0.1:${port}${path}`, [protocol, ticket], {
    headers,
    localAddress: browser.address,
    perMessageDeflate: false,
  });
  return new Promise((resolve, reject) => {
    socket.once('open', () => resolve(socket));
    socket.once('error', reject);
  });
};
