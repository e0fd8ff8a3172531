import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { once } from 'node:events';

const isInternal = (url: string | undefined): boolean => /^\/(metrics|health\/(live|ready))(\?|$)/.test(url ?? '');
const fromInside = new WeakSet<IncomingMessage>();

/** Whether a request came by the internal listener. */
export const cameFromInside = (request: IncomingMessage): boolean => fromInside.has(request);

/** Health and metrics on an address that only the operator's machines reach; everything else is not there. */
export const openInternalListener = async (
  routing: (request: IncomingMessage, response: ServerResponse) => void,
  host: string,
  port: number,
): Promise<Server> => {
  const server = createServer((request, response) => {
    if (!isInternal(request.url)) return void response.writeHead(404).end();
    fromInside.add(request);
    routing(request, response);
  });
  server.listen(port, host);
  await once(server, 'listening');
  return server;
};
