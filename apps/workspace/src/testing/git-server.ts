import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';

/** Repositories over http by git's own server program. `stall` answers nothing more once a clone asks for its objects. */
export class GitServer {
  stall = false;
  /** Clones that wait. */
  stalled = 0;
  private server: Server | undefined;

  constructor(private readonly root: string) {}

  async start(): Promise<void> {
    mkdirSync(this.root, { recursive: true });
    this.server = createServer((request, response) => this.answer(request, response));
    await new Promise<void>((resolve) => this.server?.listen(0, '127.0.0.1', resolve));
  }

  url(name: string): string {
    return `http://127.0.0.1:${String((this.server?.address() as AddressInfo).port)}/${name}.git`;
  }

  addRepository(name: string, files: Record<string, string>): void {
    const work = join(this.root, `${name}-work`);
    mkdirSync(work);
    const git = (...args: string[]) =>
      execFileSync('git', ['-C', work, '-c', 'user.name=T', '-c', 'user.email=t@t', ...args], { stdio: 'pipe' });
    git('init', '-q', '-b', 'main');
    for (const [path, text] of Object.entries(files)) writeFileSync(join(work, path), text);
    git('add', '-A');
    git('commit', '-qm', 'first');
    execFileSync('git', ['clone', '-q', '--bare', work, join(this.root, `${name}.git`)], { stdio: 'pipe' });
  }

  private answer(request: IncomingMessage, response: ServerResponse): void {
    const url = new URL(request.url ?? '/', 'http://git');
    if (this.stall && url.pathname.endsWith('/git-upload-pack')) {
      this.stalled += 1;
      request.once('close', () => (this.stalled -= 1));
      return;
    }
    const variables = {
      GIT_PROJECT_ROOT: this.root,
      GIT_HTTP_EXPORT_ALL: '1',
      PATH_INFO: url.pathname,
      QUERY_STRING: url.search.slice(1),
      REQUEST_METHOD: request.method,
      CONTENT_TYPE: request.headers['content-type'] ?? '',
      HTTP_CONTENT_ENCODING: request.headers['content-encoding'] ?? '',
      GIT_PROTOCOL: request.headers['git-protocol']?.toString() ?? '',
      GIT_CONFIG_COUNT: '1',
      GIT_CONFIG_KEY_0: 'safe.directory',
      GIT_CONFIG_VALUE_0: '*',
    };
    const child = spawn('env', [...Object.entries(variables).map(([name, value]) => `${name}=${String(value)}`), 'git', 'http-backend']);
    request.pipe(child.stdin);
    const chunks: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.stdout.on('end', () => {
      const all = Buffer.concat(chunks);
      const end = all.indexOf('\r\n\r\n');
      for (const line of all.subarray(0, end).toString().split('\r\n')) {
        const [name = '', value = ''] = line.split(/:\s*/, 2);
        if (name.toLowerCase() === 'status') response.statusCode = Number.parseInt(value, 10);
        else response.setHeader(name, value);
      }
      response.end(all.subarray(end + 4));
    });
  }

  stop(): void {
    this.server?.closeAllConnections();
    this.server?.close();
  }
}
