import type { PublicOperation } from '@constellation/contracts-kernel';

export interface BuiltRequest {
  method: string;
  /** Below the origin, with its query string. */
  path: string;
  headers: Record<string, string>;
  body: string | undefined;
}

const withoutBody = new Set(['GET', 'HEAD', 'DELETE']);

const textOf = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

/**
 * Turns an operation's input into its request: `:name` parts into the path, `ifMatch` and `idempotencyKey` into headers,
 * the rest into the query string or the JSON body. A version stands quoted in `If-Match`, `*` as it is.
 */
export const buildRequest = ({ route }: Pick<PublicOperation, 'route'>, input: Record<string, unknown>): BuiltRequest => {
  const rest = new Map(Object.entries(input).filter(([, value]) => value !== undefined));
  const take = (name: string): unknown => {
    const value = rest.get(name);
    rest.delete(name);
    return value;
  };
  const path = route.path.replace(/:(\w+)/g, (_whole, name: string) => encodeURIComponent(textOf(take(name))));
  const headers: Record<string, string> = { accept: 'application/json' };
  if (route.ifMatch !== undefined) {
    const tag = textOf(take('ifMatch'));
    headers['if-match'] = tag === '*' ? '*' : `"${tag}"`;
  }
  if (route.idempotencyKey === true) {
    const key = take('idempotencyKey');
    if (key !== undefined) headers['idempotency-key'] = textOf(key);
  }
  if (withoutBody.has(route.method)) {
    const query = new URLSearchParams([...rest].map(([name, value]) => [name, textOf(value)])).toString();
    return { method: route.method, path: `/api/v1${path}${query === '' ? '' : `?${query}`}`, headers, body: undefined };
  }
  headers['content-type'] = 'application/json';
  return { method: route.method, path: `/api/v1${path}`, headers, body: JSON.stringify(Object.fromEntries(rest)) };
};
