import { offlineError } from './client-errors.ts';

export interface OpenSocketOptions {
  WebSocket: new (url: string, protocols: string[]) => WebSocket;
  /** `ws://host/ws`. */
  url: string;
  subprotocol: string;
  ticket: string;
  signal: AbortSignal;
}

/** Opens a WebSocket with its ticket; rejects with `client.offline` when it closes before it is open. */
export const openSocket = ({ WebSocket, url, subprotocol, ticket, signal }: OpenSocketOptions): Promise<WebSocket> =>
  new Promise((resolve, reject) => {
    const socket = new WebSocket(url, [subprotocol, ticket]);
    const abort = (): void => socket.close();
    signal.addEventListener('abort', abort, { once: true });
    socket.addEventListener('open', () => {
      signal.removeEventListener('abort', abort);
      resolve(socket);
    });
    socket.addEventListener('close', (event) => reject(offlineError(new Error(`The socket closed with ${event.code}`))));
  });
