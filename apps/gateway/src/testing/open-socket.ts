import { WebSocket } from 'ws';
import type { Browser } from './browser.ts';
import type { TestGateway } from './start-test-gateway.ts';

export interface TestSocket {
  socket: WebSocket;
  /** What came so far, parsed when it was text. */
  received: unknown[];
  /** The code that it closed with. */
  closed: Promise<number>;
  send: (frame: object) => void;
}

/** Opens a WebSocket as the IDE does: a ticket over HTTP, then the handshake. Rejects with the status of a refusal. */
export const openSocket = async (
  gateway: TestGateway,
  path: string,
  protocols: string[],
  headers: Record<string, string> = {},
): Promise<TestSocket> => {
  const origin = `http://${gateway.host}`;
  const socket = new WebSocket(`ws://127.0.0.1:${gateway.port}${path}`, protocols, { headers: { host: gateway.host, origin, ...headers } });
  const received: unknown[] = [];
  socket.on('message', (data, isBinary) => received.push(isBinary ? data : JSON.parse((data as Buffer).toString('utf8'))));
  const closed = new Promise<number>((resolve) => socket.once('close', resolve));
  await new Promise<void>((resolve, reject) => {
    socket.once('open', resolve);
    socket.once('unexpected-response', (_request, { statusCode }) => reject(new Error(`refused with ${statusCode}`)));
    socket.once('error', reject);
  });
  return { socket, received, closed, send: (frame) => socket.send(JSON.stringify(frame)) };
};

/** A one-use ticket of a signed-in browser. */
export const ticketFor = async (browser: Browser, resource: object): Promise<string> => {
  const { body } = await browser.api('POST', '/ws/tickets', { body: { resource } });
  return (body as { ticket: string }).ticket;
};
