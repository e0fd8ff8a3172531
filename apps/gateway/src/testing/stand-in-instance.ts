import { createServer, type IncomingMessage, type Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { once } from 'node:events';
import { type WebSocket, WebSocketServer } from 'ws';

export interface SeenRequest {
  method: string | undefined;
  url: string | undefined;
  headers: IncomingMessage['headers'];
  body: string;
}

/** The data plane of a workspace instance, as far as a gateway sees it. */
export class StandInInstance {
  readonly seen: SeenRequest[] = [];
  readonly sockets: WebSocket[] = [];
  /** What is refused before a socket is opened, when set. */
  refuseSocketWith: number | undefined;
  private readonly webSockets = new WebSocketServer({ noServer: true });

  private constructor(private readonly server: Server) {}

  static async start(): Promise<StandInInstance> {
    const server = createServer();
    const instance = new StandInInstance(server);
    server.on('request', (request, response) => {
      const chunks: Buffer[] = [];
      request
        .on('data', (chunk: Buffer) => chunks.push(chunk))
        .on('end', () => {
          const { method, url, headers } = request;
          instance.seen.push({ method, url, headers, body: Buffer.concat(chunks).toString('latin1') });
          if (url?.includes('/exec') === true) {
            response.once('close', () => instance.left.forEach((tell) => tell()));
            response.writeHead(200, { 'content-type': 'application/x-ndjson' }).write('{"type":"output","stream":"stdout","text":"1"}\n');
            return;
          }
          if (headers['if-match'] === '"stale"') {
            response.writeHead(412, { 'content-type': 'application/problem+json' }).end('{"code":"file.changed","details":{"tag":"now"}}');
            return;
          }
          const range = headers.range === undefined ? {} : { 'content-range': 'bytes 0-3/10' };
          response.writeHead(headers.range === undefined ? 200 : 206, {
            'content-type': 'text/html',
            etag: '"t"',
            'x-secret': 'inside',
            'set-cookie': 'a=b',
            ...range,
          });
          response.end(method === 'HEAD' ? undefined : '<p>x');
        });
    });
    server.on('upgrade', (request, socket, head) => {
      const port = /\/ports\/(\d+)\/tunnel$/.exec(request.url ?? '')?.[1];
      instance.seen.push({ method: request.method, url: request.url, headers: request.headers, body: '' });
      if (port !== undefined) {
        socket.write('HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: tunnel\r\n\r\n');
        const program = connect(instance.programPort, '127.0.0.1');
        program.on('error', () => socket.destroy());
        socket.on('error', () => program.destroy());
        socket.pipe(program).pipe(socket);
      } else if (instance.refuseSocketWith !== undefined) {
        socket.end(`HTTP/1.1 ${instance.refuseSocketWith} Refused\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
      } else {
        instance.webSockets.handleUpgrade(request, socket, head, (webSocket) => instance.sockets.push(webSocket));
      }
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return instance;
  }

  private readonly left: (() => void)[] = [];

  /** Calls when the client of a streamed answer has left. */
  onceLeft(tell: (nothing?: unknown) => void): void {
    this.left.push(() => tell());
  }

  /** Where a tunnel leads, whatever port it names. */
  programPort = 0;

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    for (const socket of this.sockets) socket.terminate();
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }
}
