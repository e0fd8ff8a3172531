import type { IncomingHttpHeaders } from 'node:http';

const asked = ['range', 'if-range', 'if-match', 'if-none-match', 'if-modified-since', 'content-type', 'content-length'];
const answered = [
  'content-type',
  'content-length',
  'content-range',
  'content-disposition',
  'content-encoding',
  'accept-ranges',
  'etag',
  'last-modified',
  'cache-control',
  'retry-after',
];

const pick = (headers: IncomingHttpHeaders, names: string[]): Record<string, string> =>
  Object.fromEntries(names.flatMap((name) => (typeof headers[name] === 'string' ? [[name, headers[name]]] : [])));

/** What of a client's headers reaches the data plane: never its cookie, its token, or who it says that it is. */
export const requestHeaders = (headers: IncomingHttpHeaders): Record<string, string> => pick(headers, asked);

/** What of the data plane's headers reaches the client. A file's bytes are never taken for a page of ours. */
export const answerHeaders = (headers: IncomingHttpHeaders): Record<string, string> => ({
  'cache-control': 'no-cache',
  ...pick(headers, answered),
  'x-content-type-options': 'nosniff',
  'content-security-policy': "sandbox; default-src 'none'",
});
