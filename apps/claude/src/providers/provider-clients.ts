import Anthropic from '@anthropic-ai/sdk';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { EngineTiming } from '../engine/engine-timing.ts';
import { connectionKey, type Connection } from './connection.ts';
import { pinAddress, resolveHost } from './pinned-address.ts';
import { pinnedFetch } from './pinned-fetch.ts';
import { isPrivateAddress } from './is-private-address.ts';

export interface ProviderClient {
  sdk: Anthropic;
  close: () => void;
}

const keptClients = 20;

/** One client per connection; its addresses are looked up and checked once and kept for the life of the process. */
@Injectable()
export class ProviderClients implements OnApplicationShutdown {
  private readonly clients = new Map<string, Promise<ProviderClient>>();

  constructor(private readonly timing: EngineTiming) {}

  /** Throws `provider.address_refused`, or `provider.test_failed` when the name is not known. */
  get(connection: Connection): Promise<ProviderClient> {
    const key = connectionKey(connection);
    const known = this.clients.get(key);
    if (known) return known;
    const made = this.make(connection);
    this.clients.set(key, made);
    made.catch(() => this.clients.delete(key));
    this.dropOldest();
    return made;
  }

  onApplicationShutdown(): void {
    for (const client of this.clients.values()) void client.then(({ close }) => close()).catch(() => undefined);
  }

  private async make(connection: Connection): Promise<ProviderClient> {
    const addresses = await pinAddress(connection.baseUrl, connection.allowPrivate, resolveHost);
    const isPrivate = addresses.some(({ address }) => isPrivateAddress(address));
    const idleMs = isPrivate ? this.timing.privateIdleMs : this.timing.idleMs;
    const { fetch, close } = pinnedFetch(addresses, idleMs);
    const sdk = new Anthropic({
      // Servers that want no key get one all the same: the client library insists on one.
      apiKey: connection.credential ?? 'none',
      baseURL: connection.baseUrl.replace(/\/$/, ''),
      maxRetries: 2,
      timeout: idleMs + 1_000,
      fetch,
      logLevel: 'off',
    });
    return { sdk, close };
  }

  private dropOldest(): void {
    const [oldest] = this.clients.keys();
    if (this.clients.size > keptClients && oldest !== undefined) this.clients.delete(oldest);
  }
}
