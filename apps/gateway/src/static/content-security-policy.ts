import { createHash } from 'node:crypto';

const inlineScript = /<script(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/gi;

/** CSP sources of the inline scripts of a page; there should be one, which sets the theme before the first paint. */
export const inlineScriptSources = (html: string): string[] =>
  Array.from(html.matchAll(inlineScript), ([, script = '']) => `'sha256-${createHash('sha256').update(script).digest('base64')}'`);

export interface PolicyFacts {
  scriptSources: string[];
  /** Host source of all previews, such as `http://*.localhost:8000`. */
  previews: string;
  isHttps: boolean;
}

/** What a page of ours may load: itself, and previews in frames. */
export const contentSecurityPolicy = ({ scriptSources, previews, isHttps }: PolicyFacts): string =>
  [
    "default-src 'self'",
    ["script-src 'self'", ...scriptSources].join(' '),
    "style-src 'self' 'unsafe-inline'",
    "worker-src 'self'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    `frame-src ${previews}`,
    "object-src 'none'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    ...(isHttps ? ['upgrade-insecure-requests'] : []),
  ].join('; ');
