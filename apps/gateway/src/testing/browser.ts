import { type IncomingHttpHeaders, request } from 'node:http';

export interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  text: string;
  body: unknown;
}

export interface Asking {
  body?: unknown;
  headers?: Record<string, string>;
}

/**
 * Asks like a browser tab that has the IDE open: its Host, its Origin, its cookies, its access token. `fetch` cannot, since it
 * drops the Host header.
 */
export class Browser {
  cookie: string | undefined;
  accessToken: string | undefined;

  constructor(
    private readonly port: number,
    private readonly host: string,
    private readonly address = '127.0.0.1',
  ) {}

  /** Another tab or a copy of the same browser. */
  copy(port = this.port): Browser {
    const copy = new Browser(port, this.host, this.address);
    copy.cookie = this.cookie;
    copy.accessToken = this.accessToken;
    return copy;
  }

  ask(method: string, path: string, { body, headers = {} }: Asking = {}): Promise<Answer> {
    const sent = body === undefined ? undefined : typeof body === 'string' ? body : JSON.stringify(body);
    return new Promise((resolve, reject) => {
      const outgoing = request(
        {
          host: '127.0.0.1',
          port: this.port,
          localAddress: this.address,
          method,
          path,
          agent: false,
          headers: {
            host: this.host,
            origin: `http://${this.host}`,
            ...(this.cookie === undefined ? {} : { cookie: this.cookie }),
            ...(this.accessToken === undefined ? {} : { authorization: `Bearer ${this.accessToken}` }),
            ...(sent === undefined ? {} : { 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(sent)) }),
            ...headers,
          },
        },
        (answer) => {
          const chunks: Buffer[] = [];
          answer.on('data', (chunk: Buffer) => chunks.push(chunk));
          answer.on('end', () => {
            const text = Buffer.concat(chunks).toString('utf8');
            this.keep(answer.headers);
            resolve({
              status: answer.statusCode ?? 0,
              headers: answer.headers,
              text,
              body: text.startsWith('{') ? JSON.parse(text) : undefined,
            });
          });
        },
      );
      outgoing.on('error', reject);
      outgoing.end(sent);
    });
  }

  api(method: string, path: string, asking?: Asking): Promise<Answer> {
    return this.ask(method, `/api/v1${path}`, asking);
  }

  /** Signs in or up, and keeps the access token. */
  async enter(path: string, body: unknown): Promise<Answer> {
    const answer = await this.api('POST', path, { body });
    const { accessToken } = (answer.body ?? {}) as { accessToken?: string };
    if (accessToken !== undefined) this.accessToken = accessToken;
    return answer;
  }

  private keep(headers: IncomingHttpHeaders): void {
    const [pair] = headers['set-cookie']?.[0]?.split(';') ?? [];
    if (pair !== undefined) this.cookie = pair.endsWith('=') ? undefined : pair;
  }
}
