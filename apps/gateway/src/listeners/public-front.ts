import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { GatewaySettings } from '../gateway-settings.ts';
import { UpgradeRouter } from '../live/upgrade-router.ts';
import { refuseUpgrade } from '../live/refuse-upgrade.ts';
import { isBelowPreviewSuffix } from '../previews/preview-host.ts';
import { Previews } from '../previews/previews.ts';
import { isMisplacedNavigation, sendOtherAddressPage } from './address-of-people.ts';

type Next = (request: IncomingMessage, response: ServerResponse) => void;

/** What every request on the public port meets first: which host it is for. */
@Injectable()
export class PublicFront {
  constructor(
    private readonly settings: GatewaySettings,
    private readonly previews: Previews,
    private readonly sockets: UpgradeRouter,
  ) {}

  serve(request: IncomingMessage, response: ServerResponse, next: Next): void {
    const { host } = request.headers;
    if (this.isPreview(host)) return void this.previews.serve(request, response);
    if (request.url?.startsWith('/health/') === true) return next(request, response);
    if (host === undefined || !this.settings.hosts.has(host.toLowerCase())) return sendOtherAddressPage(response, this.settings.publicUrl);
    if (!isMisplacedNavigation(request, this.settings)) return next(request, response);
    response.writeHead(307, { location: `${this.settings.publicUrl.origin}${request.url ?? '/'}`, 'cache-control': 'no-store' });
    response.end();
  }

  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const { host } = request.headers;
    if (this.isPreview(host)) void this.previews.upgrade(request, socket, head);
    else if (host !== undefined && this.settings.hosts.has(host.toLowerCase())) void this.sockets.upgrade(request, socket, head);
    else refuseUpgrade(socket, 421);
  }

  private isPreview(host: string | undefined): boolean {
    return !this.settings.hosts.has(host?.toLowerCase() ?? '') && isBelowPreviewSuffix(host, this.settings.previewSuffix);
  }
}
