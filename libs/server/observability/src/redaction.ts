/** Names whose values never reach a log, at any of the first four depths. */
export const secretNames = [
  'authorization',
  'cookie',
  'set-cookie',
  'password',
  'current',
  'next',
  'ticket',
  'token',
  'refreshToken',
  'accessToken',
  'secret',
  'apiKey',
  'credential',
  'sec-websocket-protocol',
  'x-api-key',
] as const;

const quoted = (name: string) => (/^\w+$/.test(name) ? name : `["${name}"]`);
const at = (depth: number, name: string) => {
  const prefix = Array.from({ length: depth }, () => '*').join('.');
  const last = quoted(name);
  if (prefix === '') return last;
  return last.startsWith('[') ? `${prefix}${last}` : `${prefix}.${last}`;
};

/** Pino's paths for {@link secretNames}. */
export const redactedPaths: string[] = secretNames.flatMap((name) => [0, 1, 2, 3].map((depth) => at(depth, name)));

/** An address without its query and fragment: a one-use code may stand there. */
export const withoutQuery = (url: string): string => url.split(/[?#]/, 1)[0] ?? '';
