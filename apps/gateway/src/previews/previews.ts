import { type IncomingMessage, request as httpRequest, type ServerResponse } from 'node:http';
import { once } from 'node:events';
import type { Duplex } from 'node:stream';
import { Injectable } from '@nestjs/common';
import type { ErrorMeaning } from '@constellation/contracts-kernel';
import { isOperationError } from '@constellation/server-http';
import { Admission } from '../access/admission.ts';
import type { ProjectAccess } from '../access/project-access.ts';
import { errorCodes } from '../edge/error-codes.ts';
import { GatewaySettings } from '../gateway-settings.ts';
import type { LiveSession } from '../identity/live-session.ts';
import { LiveSessions } from '../identity/live-sessions.ts';
import { cookieIn } from '../identity/refresh-cookie.ts';
import { SessionWatch } from '../live/session-watch.ts';
import { ShutdownSignal } from '../live/shutdown-signal.ts';
import { refuseUpgrade } from '../live/refuse-upgrade.ts';
import { PortTunnel } from './port-tunnel.ts';
import { PreviewConnections } from './preview-connections.ts';
import { grouped, headersForBrowser, headersForProgram } from './preview-headers.ts';
import { parsePreviewHost, type PreviewTarget } from './preview-host.ts';
import { openingCode } from './preview-opening.ts';
import { sendPreviewPage } from './send-preview-page.ts';
import { PreviewPasses } from './preview-passes.ts';

interface Visit {
  pass: string;
  target: PreviewTarget;
  session: LiveSession;
  access: ProjectAccess;
}

/** Serves the programs of workspaces, each on a host of its own, to browsers that were let in. */
@Injectable()
export class Previews {
  constructor(
    private readonly settings: GatewaySettings,
    private readonly passes: PreviewPasses,
    private readonly sessions: LiveSessions,
    private readonly admission: Admission,
    private readonly tunnel: PortTunnel,
    private readonly connections: PreviewConnections,
    private readonly watch: SessionWatch,
    private readonly shutdown: ShutdownSignal,
  ) {}

  async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    try {
      const target = parsePreviewHost(request.headers.host, this.settings.previewSuffix);
      const code = openingCode(request.url);
      if (target !== undefined && code !== undefined) {
        await this.openFor(target, code, response);
        return;
      }
      const visit = await this.admit(request, target);
      if (visit === undefined) {
        sendPreviewPage(response, 403, 'This preview is not open here', 'Open it from the Ports view of the workspace.');
        return;
      }
      await this.relay(request, response, visit);
    } catch (error) {
      const meaning = isOperationError(error) ? (errorCodes as Record<string, ErrorMeaning>)[error.code] : undefined;
      sendPreviewPage(response, meaning?.status ?? 502, 'The preview cannot be shown', meaning?.sentence ?? 'The program did not answer.');
    }
  }

  async upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> {
    socket.on('error', () => socket.destroy());
    const visit = await this.admit(request, parsePreviewHost(request.headers.host, this.settings.previewSuffix)).catch(() => undefined);
    if (visit === undefined) {
      refuseUpgrade(socket, 403);
      return;
    }
    const program = await this.tunnel.dial(visit.target, visit.session, visit.access).catch(() => undefined);
    if (program === undefined) {
      refuseUpgrade(socket, 502);
      return;
    }
    const lines = headersForProgram(request, this.cookieName, true).map(([name, value]) => `${name}: ${value}`);
    program.write([`${request.method ?? 'GET'} ${request.url ?? '/'} HTTP/1.1`, ...lines, '', ''].join('\r\n'));
    program.write(head);
    socket.pipe(program).pipe(socket);
    const hangUp = () => {
      socket.destroy();
      program.destroy();
    };
    const unwatch = this.watch.watch(visit.session.sessionId, hangUp);
    const stopListening = this.shutdown.onStop(hangUp);
    for (const side of [socket, program]) side.on('error', hangUp).once('close', hangUp);
    socket.once('close', unwatch).once('close', stopListening);
  }

  private get cookieName(): string {
    return this.settings.isHttps ? '__Host-cst-preview' : 'cst-preview';
  }

  private async openFor(target: PreviewTarget, code: string, response: ServerResponse): Promise<void> {
    const pass = await this.passes.exchange(code, ({ workspaceId, port }) => workspaceId === target.workspaceId && port === target.port);
    if (pass === undefined) {
      sendPreviewPage(response, 403, 'This link has been used', 'Open the preview again from the Ports view of the workspace.');
      return;
    }
    const attributes = `Path=/; HttpOnly; SameSite=Lax${this.settings.isHttps ? '; Secure' : ''}`;
    response.writeHead(303, {
      location: '/',
      'set-cookie': `${this.cookieName}=${pass}; ${attributes}`,
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
    });
    response.end();
  }

  /** The visit, when the browser's pass is for exactly this target and its session and role still hold. */
  private async admit({ headers }: IncomingMessage, target: PreviewTarget | undefined): Promise<Visit | undefined> {
    const token = cookieIn(headers.cookie, this.cookieName);
    const pass = token === undefined ? undefined : await this.passes.find(token);
    if (token === undefined || target === undefined || pass?.workspaceId !== target.workspaceId || pass.port !== target.port)
      return undefined;
    const session = await this.sessions.find(pass.sessionId);
    if (session === undefined) return undefined;
    return { pass: token, target, session, access: await this.admission.accessTo({ kind: 'workspace' }, target.workspaceId, session) };
  }

  private async relay(request: IncomingMessage, response: ServerResponse, visit: Visit, isSecondTry = false): Promise<void> {
    const agent = this.connections.agentFor(visit.pass, () => this.tunnel.dial(visit.target, visit.session, visit.access));
    const headers = grouped(headersForProgram(request, this.cookieName, false));
    const outgoing = httpRequest({ method: request.method, path: request.url, headers, setHost: false, agent });
    response.once('close', () => outgoing.destroy());
    request.pipe(outgoing);
    try {
      const [answer] = (await once(outgoing, 'response')) as [IncomingMessage];
      response.writeHead(answer.statusCode ?? 502, grouped(headersForBrowser(answer)));
      answer.on('error', () => response.destroy());
      answer.pipe(response);
    } catch (error) {
      // The program may have closed a connection that was kept: what changes nothing is asked again on a new one.
      const mayRepeat = outgoing.reusedSocket && !isSecondTry && (request.method === 'GET' || request.method === 'HEAD');
      if (!mayRepeat || response.destroyed) throw error;
      await this.relay(request, response, visit, true);
    }
  }
}
