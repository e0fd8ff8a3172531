import type { IncomingMessage } from 'node:http';

const hopByHop = new Set(['connection', 'keep-alive', 'proxy-authenticate', 'proxy-authorization', 'te', 'trailer', 'transfer-encoding']);
const isClaim = (name: string): boolean => name.startsWith('x-forwarded-') || name === 'forwarded' || name === 'x-real-ip';

const pairsOf = (raw: string[]): [string, string][] =>
  Array.from({ length: raw.length / 2 }, (_nothing, place) => [raw[place * 2] ?? '', raw[place * 2 + 1] ?? '']);

/** A Cookie header without the preview's own pass, which the program behind it must not see. */
const withoutPass = (value: string, passName: string): string =>
  value
    .split(';')
    .map((pair) => pair.trim())
    .filter((pair) => !pair.startsWith(`${passName}=`))
    .join('; ');

/** The request's headers for the program: as they came, without the pass and without what a client says of its way here. */
export const headersForProgram = (
  { rawHeaders }: Pick<IncomingMessage, 'rawHeaders'>,
  passName: string,
  keepsUpgrade: boolean,
): [string, string][] =>
  pairsOf(rawHeaders)
    .filter(
      ([name]) => !isClaim(name.toLowerCase()) && (keepsUpgrade || !(hopByHop.has(name.toLowerCase()) || name.toLowerCase() === 'upgrade')),
    )
    .map(([name, value]): [string, string] => (name.toLowerCase() === 'cookie' ? [name, withoutPass(value, passName)] : [name, value]))
    .filter(([name, value]) => name.toLowerCase() !== 'cookie' || value !== '');

/** The program's headers for the browser. A cookie is kept to this one host, so that no preview sets one for its neighbours. */
export const headersForBrowser = ({ rawHeaders }: Pick<IncomingMessage, 'rawHeaders'>): [string, string][] =>
  pairsOf(rawHeaders)
    .filter(([name]) => !hopByHop.has(name.toLowerCase()))
    .map(([name, value]) => (name.toLowerCase() === 'set-cookie' ? [name, value.replaceAll(/;\s*domain=[^;]*/gi, '')] : [name, value]));

/** Header pairs as Node takes them, those of one name together. */
export const grouped = (pairs: [string, string][]): Record<string, string | string[]> => {
  const headers: Record<string, string | string[]> = {};
  for (const [name, value] of pairs) {
    const held = headers[name];
    headers[name] = held === undefined ? value : [held, value].flat();
  }
  return headers;
};
