import { once } from 'node:events';
import { createServer, connect } from 'node:net';

/** A door before the product that counts what goes through it. */
export interface CountingProxy {
  port: number;
  /** Bytes sent to the browser so far: all answers with their headers, workers and WebSockets. */
  received: () => number;
  close: () => void;
}

/** Passes connections on to a port of this machine and counts the bytes that come back. */
export const openCountingProxy = async (target: number): Promise<CountingProxy> => {
  let received = 0;
  const server = createServer({ noDelay: true }, (browser) => {
    const product = connect({ port: target, host: '127.0.0.1', noDelay: true });
    browser.pipe(product);
    product.pipe(browser);
    product.on('data', ({ length }) => (received += length));
    for (const [socket, other] of [[browser, product] as const, [product, browser] as const]) {
      socket.once('error', () => other.destroy());
      socket.once('close', () => other.destroy());
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : 0,
    received: () => received,
    close: () => void server.close(),
  };
};
