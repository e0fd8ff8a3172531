import type { LookupFunction } from 'node:net';
import { Agent, fetch as undiciFetch } from 'undici';
import type { IpAddress } from './pinned-address.ts';

const pinnedLookup =
  (addresses: IpAddress[]): LookupFunction =>
  (_host, options, done) => {
    const [first] = addresses;
    if (!first) return done(new Error('No address'), '', 4);
    if (options.all) return done(null, addresses);
    return done(null, first.address, first.family);
  };

export interface PinnedFetch {
  fetch: typeof fetch;
  close: () => void;
}

/**
 * A fetch that only ever connects to the given addresses, follows no redirect, and waits so long for headers and between
 * two bytes: a provider that still sends its keep-alives is not silent.
 */
export const pinnedFetch = (addresses: IpAddress[], silenceMs: number): PinnedFetch => {
  const agent = new Agent({
    connect: { lookup: pinnedLookup(addresses), timeout: 10_000 },
    headersTimeout: silenceMs,
    bodyTimeout: silenceMs,
    connections: 64,
  });
  const send = (input: string, init: Parameters<typeof undiciFetch>[1]) =>
    undiciFetch(input, { ...init, redirect: 'manual', dispatcher: agent });
  return { fetch: send as unknown as typeof fetch, close: () => void agent.close().catch(() => undefined) };
};
