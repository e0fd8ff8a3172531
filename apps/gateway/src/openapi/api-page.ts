interface Described {
  info: { title: string; version: string };
  paths: Record<string, Record<string, { summary?: string; operationId?: string; tags?: string[] }>>;
}

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

const rowOf = (path: string, method: string, { summary = '', operationId = '' }: { summary?: string; operationId?: string }): string =>
  `<tr id="${escaped(operationId)}"><td><b>${method.toUpperCase()}</b></td><td><code>${escaped(path)}</code></td><td>${escaped(summary)}</td></tr>`;

/** A page that lists every operation of the API; it needs no script. */
export const apiPage = ({ info, paths }: Described): string => {
  const rows = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => rowOf(path, method, operation)),
  );
  return `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${escaped(info.title)}</title>
<style>body{font:15px/1.5 system-ui;margin:2rem auto;max-width:72rem;padding:0 1rem;color-scheme:light dark}td{padding:.3rem .8rem .3rem 0;vertical-align:top}code{font-size:.95em}</style>
<h1>${escaped(info.title)} ${escaped(info.version)}</h1><p>Addresses are below <code>/api/v1</code>. The whole description, with schemas: <a href="/openapi.json">/openapi.json</a>.</p><table>${rows.join('\n')}</table></html>`;
};
