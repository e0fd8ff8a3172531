import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { OperationError } from '@constellation/contracts-kernel';
import type { FastifyRequest } from 'fastify';
import { GatewaySettings } from '../gateway-settings.ts';

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Refuses acts that another site's page caused. A browser names the page's origin; it must be one of ours, exactly. A
 * request without an origin passes only when the browser does not call it cross-site, or when it comes from no browser.
 */
@Injectable()
export class OriginGuard implements CanActivate {
  constructor(private readonly settings: GatewaySettings) {}

  canActivate(context: ExecutionContext): boolean {
    const { method, headers } = context.switchToHttp().getRequest<FastifyRequest>();
    if (safeMethods.has(method)) return true;
    const { origin } = headers;
    const site = headers['sec-fetch-site'];
    const isOurs =
      origin === undefined ? site === undefined || site === 'same-origin' || site === 'none' : this.settings.origins.has(origin);
    if (!isOurs) throw new OperationError('origin_refused', { executed: 'no' });
    return true;
  }
}
