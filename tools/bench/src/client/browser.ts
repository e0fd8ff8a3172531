import { Agent, type IncomingHttpHeaders, request } from 'node:http';

/** An answer as it came, its body unread by any contract: the load generator must not cost more than the product. */
export interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

export interface Asking {
  headers?: Record<string, string>;
  body?: object | Buffer;
}

class ConnectionLost extends Error {
  constructor(
    readonly wasReused: boolean,
    cause: Error,
  ) {
    super(cause.message, { cause });
  }
}

/** Where the product answers: Node does not resolve names below `localhost`, so the name travels in the Host header. */
export interface Site {
  port: number;
  host: string;
}

/** One browser as the gateway sees it: its own source address, connections that stay open, a refresh cookie and an access token. */
export class Browser {
  cookie: string | undefined;
  accessToken: string | undefined;
  readonly #agent: Agent;

  constructor(
    readonly site: Site,
    readonly address = '127.0.0.1',
  ) {
    this.#agent = new Agent({ keepAlive: true, maxSockets: 6, localAddress: address });
  }

  /** Asks below `/api/v1`. Rejects only when no answer came. */
  async ask(method: string, path: string, asking: Asking = {}): Promise<Answer> {
    try {
      return await this.#send(method, path, asking);
    } catch (error) {
      // As browsers do: the server may close an idle connection in the moment it is used again.
      if (method !== 'GET' || !(error instanceof ConnectionLost) || !error.wasReused) throw error;
      return this.#send(method, path, asking);
    }
  }

  /** Asks and reads the JSON of a success; anything else is an error that says what was answered. */
  async call<Output>(method: string, path: string, asking?: Asking): Promise<Output> {
    const { status, body } = await this.ask(method, path, asking);
    if (status < 200 || status > 299) throw new Error(`${method} ${path} was answered ${status}: ${body.toString('utf8').slice(0, 500)}`);
    return (body.length === 0 ? undefined : JSON.parse(body.toString('utf8'))) as Output;
  }

  /** Signs in, up or refreshes, and keeps the access token. */
  async enter(path: string, body: object): Promise<void> {
    const { accessToken } = await this.call<{ accessToken: string }>('POST', path, { body });
    this.accessToken = accessToken;
  }

  close(): void {
    this.#agent.destroy();
  }

  #send(method: string, path: string, { headers = {}, body }: Asking): Promise<Answer> {
    const sent = body === undefined || Buffer.isBuffer(body) ? body : Buffer.from(JSON.stringify(body));
    return new Promise((resolve, reject) => {
      const outgoing = request(
        {
          agent: this.#agent,
          host: '127.0.0.1',
          port: this.site.port,
          method,
          path: `/api/v1${path}`,
          headers: {
            host: this.site.host,
            origin: `http://${this.site.host}`,
            ...(this.cookie === undefined ? {} : { cookie: this.cookie }),
            ...(this.accessToken === undefined ? {} : { authorization: `Bearer ${this.accessToken}` }),
            ...(sent === undefined
              ? {}
              : { 'content-length': sent.length, 'content-type': sent === body ? 'application/octet-stream' : 'application/json' }),
            ...headers,
          },
        },
        (answer) => {
          const chunks: Buffer[] = [];
          answer.on('data', (chunk: Buffer) => chunks.push(chunk));
          answer.once('error', reject);
          answer.once('end', () => {
            this.#keepCookie(answer.headers);
            resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: Buffer.concat(chunks) });
          });
        },
      );
      outgoing.once('error', (cause) => reject(new ConnectionLost(outgoing.reusedSocket, cause)));
      outgoing.end(sent);
    });
  }

  #keepCookie(headers: IncomingHttpHeaders): void {
    const [pair] = headers['set-cookie']?.[0]?.split(';') ?? [];
    if (pair !== undefined) this.cookie = pair;
  }
}
