import type { ServiceName } from '../services/service-name.ts';

/** The database a service owns. */
export function databaseOf(service: ServiceName): string {
  return `constellation_${service}`;
}

/**
 * The connection string of a service's own user on its own database.
 *
 * @param server a connection string of the same server; its hosts and options are kept, its user and database are not.
 */
export function mongoUri(server: string, service: ServiceName, password: string): string {
  const match = /^(mongodb(?:\+srv)?:\/\/)(?:[^@/]*@)?([^/?]+)(?:\/[^?]*)?(?:\?(.*))?$/.exec(server);
  if (!match) throw new Error('MONGODB_URI is no MongoDB connection string.');
  const [, scheme, hosts, options = ''] = match;
  const kept = options.split('&').filter((option) => option !== '' && !option.startsWith('authSource='));
  const query = kept.length === 0 ? '' : `?${kept.join('&')}`;
  return `${scheme}${service}:${encodeURIComponent(password)}@${hosts}/${databaseOf(service)}${query}`;
}
