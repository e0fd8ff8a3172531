import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import { OperationError } from '@constellation/contracts-kernel';
import { isPrivateAddress } from './is-private-address.ts';

export interface IpAddress {
  address: string;
  family: number;
}

export type Resolve = (host: string) => Promise<IpAddress[]>;

export const resolveHost: Resolve = (host) => lookup(host, { all: true });

const hostOf = (baseUrl: string): string => new URL(baseUrl).hostname.replace(/^\[|\]$/g, '');

/**
 * The addresses behind a base URL, to which the connections of its provider are tied from then on: a name that later points
 * elsewhere changes nothing. Throws `provider.address_refused` for a private one that is not allowed.
 */
export const pinAddress = async (baseUrl: string, allowPrivate: boolean, resolve: Resolve): Promise<IpAddress[]> => {
  const host = hostOf(baseUrl);
  const family = isIP(host);
  const found = family > 0 ? [{ address: host, family }] : await resolve(host).catch(() => []);
  if (found.length === 0)
    throw new OperationError('provider.test_failed', { details: { reason: 'The name of the address is not known.' } });
  if (!allowPrivate && found.some(({ address }) => isPrivateAddress(address))) throw new OperationError('provider.address_refused');
  return found;
};
