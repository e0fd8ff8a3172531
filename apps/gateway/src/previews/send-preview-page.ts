import type { ServerResponse } from 'node:http';

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** A page in place of the preview: what is the matter and what to do. */
export const sendPreviewPage = (response: ServerResponse, status: number, title: string, text: string): void => {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  const page = `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escaped(title)}</title>
<style>body{font:16px/1.5 system-ui;margin:20vh auto;max-width:36rem;padding:0 1rem;color-scheme:light dark}</style>
<h1>${escaped(title)}</h1><p>${escaped(text)}</p></html>`;
  response.writeHead(status, {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'",
  });
  response.end(page);
};
