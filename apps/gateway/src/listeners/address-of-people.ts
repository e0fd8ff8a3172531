import type { IncomingMessage, ServerResponse } from 'node:http';
import type { GatewaySettings } from '../gateway-settings.ts';

const isForPrograms = /^\/(api|ws|health|docs|openapi\.json)(\/|\?|$)/;
const isSafari = (userAgent: string): boolean => userAgent.includes('Safari/') && !/Chrome\/|Chromium\/|Edg\//.test(userAgent);

/**
 * Whether a person opens the IDE by another local name than its own. Cookies ignore ports, so a name that programs in
 * workspaces share must not hold the sign-in. Safari stays, since it does not resolve names below `localhost`.
 */
export const isMisplacedNavigation = ({ method, url, headers }: IncomingMessage, { publicUrl, isLoopback }: GatewaySettings): boolean => {
  if (method !== 'GET' || !isLoopback || headers.host === publicUrl.host || isForPrograms.test(url ?? '/')) return false;
  const isNavigation =
    headers['sec-fetch-mode'] === 'navigate' || (headers['sec-fetch-mode'] === undefined && (headers.accept ?? '').includes('text/html'));
  const isOwnName =
    headers.host?.startsWith('localhost') === true ||
    headers.host?.startsWith('127.0.0.1') === true ||
    headers.host?.startsWith('[::1]') === true;
  return isNavigation && isOwnName && !isSafari(headers['user-agent'] ?? '');
};

/** For a host that is not this installation's: what to type, and why plain http from afar does not work. */
export const sendOtherAddressPage = (response: ServerResponse, { origin, port, protocol }: URL): void => {
  const localPort = port === '' ? (protocol === 'https:' ? '443' : '80') : port;
  response.writeHead(421, {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'",
  });
  response.end(`<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Constellation IDE is at another address</title>
<style>body{font:16px/1.5 system-ui;margin:20vh auto;max-width:40rem;padding:0 1rem;color-scheme:light dark}</style>
<h1>Constellation IDE is at another address</h1><p>This installation answers at <a href="${origin}">${origin}</a>.</p>
<p>From another machine, either put it behind TLS and set PUBLIC_URL to its https address, or make a tunnel:
<code>ssh -L ${localPort}:127.0.0.1:${localPort} your-server</code>, then open <a href="${origin}">${origin}</a>.</p></html>`);
};
